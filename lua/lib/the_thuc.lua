-- SPDX-License-Identifier: MIT
-- Forms of print that several rules share (NĐ 30/2020/NĐ-CP, Phụ lục I).
local the_thuc = {}

-- A no-break space: a blank to be filled in by hand must not be broken.
local BLANK = "\u{A0}"

-- the_thuc.blank(n): room for n figures.
function the_thuc.blank(n)
  return BLANK:rep(n)
end

-- the_thuc.two_digits(5) → "05" (II.3.c: numbers below 10; II.4.b: days).
function the_thuc.two_digits(n)
  return text.pad(tostring(n), 2, "0")
end

-- the_thuc.date { year, month, day } → "ngày 05 tháng 02 năm 2026"; what is
-- not known is blank. Months 3 to 9 have no zero (II.4.b: day below 10 and
-- month 1, 2).
function the_thuc.date(date)
  local day, month, year = the_thuc.blank(4), the_thuc.blank(4), the_thuc.blank(6)
  if date and date.day then
    day = the_thuc.two_digits(date.day)
  end
  if date and date.month then
    month = date.month <= 2 and the_thuc.two_digits(date.month)
      or tostring(date.month)
  end
  if date then
    year = tostring(date.year)
  end
  return "ngày " .. day .. " tháng " .. month .. " năm " .. year
end

-- the_thuc.capitals(field): a copy in capitals; emphasis and breaks stay.
function the_thuc.capitals(field)
  local copy = field:clone()
  for t in copy:walk("text") do
    t.text = text.upper(t.text)
  end
  return copy
end

-- Whether a sign stands at the end, or before a closing remark: "Sở Nội vụ;
-- (để báo cáo)".
local function has_sign(line)
  line = text.trim(line)
  return line:find("[;.,:]$") ~= nil
    or text.ends(line, "…")
    or line:find("[;.]%s*%b()$") ~= nil
end

-- the_thuc.end_items(items): ";" behind each, "." behind the last, only where
-- no sign stands (II.6.a, II.9.d).
function the_thuc.end_items(items)
  for i, item in ipairs(items) do
    if text.trim(item.text) ~= "" and not has_sign(item.text) then
      item:append(i == #items and "." or ";")
    end
  end
end

-- the_thuc.lines("a\nb") → { "a", "b" } without empty ones.
function the_thuc.lines(s)
  local lines = list.map(text.split(s or "", "\n"), text.trim)
  return list.filter(lines, function(line)
    return line ~= ""
  end)
end

return the_thuc
