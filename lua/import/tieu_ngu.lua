-- SPDX-License-Identifier: MIT
-- Tiêu ngữ, alone on its line; vanban prints it.
local ipairs = ipairs
local block = lib.block
local TIEU_NGU = block.letters(data.moc.ten.tieu_ngu)
local WHY = block.why("cả dòng là Tiêu ngữ", "the whole line is the Tiêu ngữ")

return {
  id = "import.tieu_ngu",
  title = { vi = "Tiêu ngữ", en = "The motto" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.1",
  import = {
    max_words = 12,
    starts = "\xC4D",
    mark = function(b)
      if b.words < 6 or b.label then
        return nil
      end
      if block.letters(b.text) == TIEU_NGU then
        return 0.99, WHY
      end
      return nil
    end,
    build = function(part, ctx)
      for _, b in ipairs(block.all(part, "tieu_ngu")) do
        block.aside(b, ctx)
      end
    end,
  },
}
