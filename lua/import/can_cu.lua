-- SPDX-License-Identifier: MIT
-- Căn cứ: the lines before the text that each end in ";" or ".", those that the reader of
-- sources takes. One that leads over to the text (“… như sau:”) is text.
local block = lib.block
local WHY = block.why("bắt đầu bằng “Căn cứ”, hết bằng “;” hoặc “.”, đứng trước nội dung",
  "begins with “Căn cứ”, ends in “;” or “.”, before the text")

local function is_line(b, is_first, ctx)
  return b.kind == "para" and not b.label and ctx.is_can_cu(b.text, is_first)
end

return {
  id = "import.can_cu",
  title = { vi = "Căn cứ ban hành", en = "Legal bases" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.a",
  import = {
    place = function(part, ctx)
      local first = true
      local blocks = part.blocks
      for i = 1, #blocks do
        local b = blocks[i]
        if not b.role and part.kind ~= "phu_luc" then
          if is_line(b, first, ctx) then
            block.claim(b, "can_cu", 0.95, WHY)
            first = false
          elseif not first or b.words > 15 then
            return
          end
        end
      end
    end,
    build = function(part, ctx)
      local items = block.all(part, "can_cu")
      if #items > 0 then
        ctx.items("can_cu", items)
      end
    end,
  },
}
