-- SPDX-License-Identifier: MIT
-- Notes stand at the end of their part.
local block = lib.block
local WHY = block.why("chú thích của tệp gốc", "a note of the original")

return {
  id = "import.chu_thich",
  title = { vi = "Chú thích cuối trang", en = "Notes" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, V",
  import = {
    max_words = 1000000,
    mark = function(b)
      if b.kind == "note" then
        return 0.98, WHY
      end
      return nil
    end,
  },
}
