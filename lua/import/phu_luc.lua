-- SPDX-License-Identifier: MIT
-- Phụ lục: “Phụ lục I” on a line, its title below, then “(Kèm theo …)”. A part of its own.
local text = text
local block = lib.block
local ALONE = block.why("cả dòng là “Phụ lục” với số",
  "the whole line is “Phụ lục” and its number")
local TITLED = block.why("dòng “Phụ lục …” kèm tên", "“Phụ lục …” with its title")
local TITLE_LINES = 12
local TITLE = block.why("đứng ngay dưới “Phụ lục”", "stands right below “Phụ lục”")

-- "Phụ lục", "I", "TÊN", whether a sign stands between; nil for a sentence that begins
-- so. Fifth: the blank for a number that a form has.
local function read(s)
  local word, rest = s:match("^(Phụ lục)(.*)$")
  if not word then
    word, rest = s:match("^(PHỤ LỤC)(.*)$")
  end
  if not word then
    word, rest = s:match("^(Phụ Lục)(.*)$")
  end
  if not word then
    return nil
  end
  local number, behind = rest:match("^%s+([%dIVXLC]+)(.*)$")
  if not number or behind:find("^[^%s.:-]") and not behind:find("^–")
    or not (number:find("^%d+$") or text.from_roman(number)) then
    number, behind = "", rest
  end
  if behind:find("^[%s%d.…]+$") then
    return word, "", "", false, behind -- a form: the number is to be filled in
  end
  local sign, title = behind:match("^%s*([.:-]?)%s*(.*)$")
  if sign == "" and title:find("^–") then
    sign, title = "–", title:match("^–%s*(.*)$")
  end
  return word, number, title, sign ~= ""
end

local function is_titled(b, title, has_sign)
  if title == "" then
    return ALONE, 0.95
  end
  if b.words > 40 or b.closed or b.ends == ":" or b.ends == ","
    or block.starts_lower(title) then
    return nil
  end
  if has_sign or text.is_upper(title) then
    return TITLED, 0.8
  end
  return nil
end

return {
  id = "import.phu_luc",
  title = { vi = "Phụ lục", en = "Appendices" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, III.1",
  import = {
    starts = "P",
    mark = function(b)
      local word, _, title, has_sign = read(b.text)
      if not word then
        return nil
      end
      local why, conf = is_titled(b, title, has_sign)
      return conf, why
    end,
    place = function(part)
      local head = part.kind == "phu_luc" and part.blocks[1]
      block.keep(part, "phu_luc", head)
      if not head then
        return
      end
      local _, _, title = read(head.text)
      local last = title ~= "" and head or nil
      for i = 2, math.min(#part.blocks, TITLE_LINES) do
        local b = part.blocks[i]
        local is_look = b.upper or b.bold or b.align == "center" or b.outline
        if b.role or b.kind ~= "para" or b.label or b.words > 60 or b.closed
          or (last and (not is_look or (b.upper ~= last.upper and last ~= head))) then
          return
        end
        if last == head and not b.upper then
          return
        end
        block.claim(b, "phu_luc", is_look and 0.85 or 0.55, TITLE)
        last = b
      end
    end,
    build = function(part, ctx)
      local lines = block.all(part, "phu_luc")
      local b = lines[1]
      if part.kind ~= "phu_luc" then
        return
      end
      local word, number, title, _, blank = read(b.text)
      local label = number ~= "" and "Phụ lục " .. number or "Phụ lục"
      if word ~= "Phụ lục" then
        ctx.found("case", b, word, "Phụ lục")
      end
      if blank then
        ctx.found("frame", b, blank, "")
      end
      ctx.field("nhan_phu_luc", label)
      if title == "" then
        ctx.found("field", b, "", "") -- a note's mark behind the number
      end
      b.done = true
      if title ~= "" then
        ctx.cut(b, #b.text - #title + 1)
      else
        table.remove(lines, 1)
      end
      if #lines > 0 then
        ctx.field("ten_phu_luc", lines)
      end
    end,
  },
}
