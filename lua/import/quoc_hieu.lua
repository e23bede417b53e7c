-- SPDX-License-Identifier: MIT
-- Quốc hiệu, alone on its line or with the Tiêu ngữ behind it; vanban prints it.
local ipairs = ipairs
local block = lib.block
local ten = data.moc.ten
local QUOC_HIEU = block.letters(ten.quoc_hieu)
local BOTH = QUOC_HIEU .. block.letters(ten.tieu_ngu)
local WHY = block.why("cả dòng là Quốc hiệu", "the whole line is the Quốc hiệu")
local PARTY = block.why("tiêu đề của văn bản Đảng, đứng ở chỗ của Quốc hiệu",
  "the heading of a document of the party, in the place of the Quốc hiệu")

return {
  id = "import.quoc_hieu",
  title = { vi = "Quốc hiệu", en = "The national name" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.1",
  import = {
    max_words = 16,
    starts = "Cc\xC4", -- C, Đ
    mark = function(b)
      if b.text == ten.dang then
        return 0.9, PARTY
      end
      if b.words < 6 or b.label then
        return nil
      end
      local letters = block.letters(b.text)
      if letters == QUOC_HIEU or letters == BOTH then
        return 0.99, WHY
      end
      return nil
    end,
    build = function(part, ctx)
      for _, b in ipairs(block.all(part, "quoc_hieu")) do
        block.aside(b, ctx)
        if b.why == PARTY and part.kind == "main" then
          ctx.miss("dang")
        end
      end
    end,
  },
}
