-- SPDX-License-Identifier: MIT
-- Căn cứ: the lines before the text that each end in ";" or "."; the reader of sources
-- takes the same ones. One that leads over to the text (“… như sau:”) is text.
local text = text
local khoi = lib.khoi
local WHY = khoi.why("bắt đầu bằng “Căn cứ”, hết bằng “;” hoặc “.”, đứng trước nội dung",
  "begins with “Căn cứ”, ends in “;” or “.”, before the text")

-- A full stop inside, with a capital behind it, ends a sentence; not in “TP. Hồ Chí Minh”.
local function has_two_sentences(s)
  local from, to = text.find(s, ". ")
  while from do
    local before = s:sub(1, from - 1):match("(%S*)$")
    local after = s:sub(to + 1):match("^%S+")
    if after and khoi.starts_upper(after)
      and not (text.len(before) <= 3 and khoi.starts_upper(before)) then
      return true
    end
    from, to = text.find(s, ". ", to + 1)
  end
  return false
end

local function is_line(b, is_first)
  local s = b.text
  if b.kind ~= "para" or b.label then
    return false
  end
  if not s:find("^Căn cứ ") and (is_first or not (s:find("^Theo đề nghị của ")
    or s:find("^Xét "))) then
    return false
  end
  if b.ends == ";" then
    return true
  end
  return b.ends == "." and not s:find("như sau", 1, true) and not has_two_sentences(s)
end

return {
  id = "import.can_cu",
  title = { vi = "Căn cứ ban hành", en = "Legal bases" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.a",
  import = {
    place = function(part)
      local first = true
      local blocks = part.blocks
      for i = 1, #blocks do
        local b = blocks[i]
        if not b.role and part.kind ~= "phu_luc" then
          if is_line(b, first) then
            khoi.claim(b, "can_cu", 0.95, WHY)
            first = false
          elseif not first or b.words > 15 then
            return
          end
        end
      end
    end,
    build = function(part, ctx)
      local items = khoi.all(part, "can_cu")
      if #items > 0 then
        ctx.items("can_cu", items)
      end
    end,
  },
}
