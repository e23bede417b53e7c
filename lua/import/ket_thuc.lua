-- SPDX-License-Identifier: MIT
-- “./.” alone behind a table, and rules drawn with signs: vanban prints them. Behind a
-- sentence the mark stays in the text. Underscores below text of the body are no rule but a
-- line to write on, and stay.
local ipairs = ipairs
local block = lib.block
local MARK = block.why("dấu kết thúc đứng riêng", "the end mark alone")
local RULE = block.why("đường kẻ bằng ký tự", "a rule drawn with signs")

-- Whether the underscores of block i are to be written on.
local function is_to_write_on(blocks, i)
  local before, after = blocks[i - 1], blocks[i + 1]
  return before ~= nil and before.kind == "para" and not before.role
    and blocks[i].text:find("^[_%s]+$") ~= nil and not (after and after.role == "chu_thich")
end

return {
  id = "import.ket_thuc",
  title = { vi = "Dấu kết thúc", en = "The end mark" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục III",
  import = {
    max_words = 40,
    starts = "-_*=~.\xE2",
    mark = function(b)
      if b.kind ~= "para" or #b.text > 200 then
        return nil
      end
      if b.text == "./." then
        return 0.95, MARK
      end
      if #b.text >= 3 and not b.text:find("[%w\xC3-\xE1]") and b.text:find("^[-_–—*=~%s]+$")
        and block.is_blank(b.text) then
        return 0.9, RULE
      end
      return nil
    end,
    place = function(part)
      for _, b in ipairs(block.all(part, "ket_thuc")) do
        if is_to_write_on(part.blocks, b.i) then
          block.release(b)
        end
      end
    end,
    build = function(part, ctx)
      for _, b in ipairs(block.all(part, "ket_thuc")) do
        block.aside(b, ctx)
      end
    end,
  },
}
