-- SPDX-License-Identifier: MIT
-- Tiêu ngữ, alone on its line; vanban prints it.
local ipairs = ipairs
local khoi = lib.khoi
local WHY = khoi.why("cả dòng là Tiêu ngữ", "the whole line is the Tiêu ngữ")

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
      if khoi.letters(b.text) == "doclaptudohanhphuc" then
        return 0.99, WHY
      end
      return nil
    end,
    build = function(part, ctx)
      for _, b in ipairs(khoi.all(part, "tieu_ngu")) do
        khoi.aside(b, ctx)
      end
    end,
  },
}
