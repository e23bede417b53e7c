-- SPDX-License-Identifier: MIT
-- Heads and feet of pages: not in the document; vanban prints page numbers.
local ipairs = ipairs
local block = lib.block
local WHY = block.why("đầu hoặc chân trang của tệp gốc", "a page head or foot of the original")

return {
  id = "import.ben_le",
  title = { vi = "Đầu trang, chân trang", en = "Page heads and feet" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, V",
  import = {
    place = function(part)
      local blocks = part.blocks
      for i = 1, #blocks do
        local b = blocks[i]
        if not b.role and (b.from == "header" or b.from == "footer") then
          block.claim(b, "ben_le", 0.9, WHY)
        end
      end
    end,
    build = function(part, ctx)
      for _, b in ipairs(block.all(part, "ben_le")) do
        block.aside(b, ctx, "running-head")
      end
    end,
  },
}
