-- SPDX-License-Identifier: MIT
-- Forms of print that several rules share (NĐ 30/2020/NĐ-CP, Phụ lục I).
local the_thuc = {}

-- A no-break space: a blank to be filled in by hand must not be broken.
local BLANK = "\u{A0}"

-- the_thuc.blank(n): room for n figures.
function the_thuc.blank(n)
  return BLANK:rep(n)
end

-- the_thuc.dots(): a line to write a name on.
function the_thuc.dots()
  return ("…"):rep(12)
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

-- the_thuc.control(name, value): the value of a field of the head as printed,
-- in a control, through which Word and `stamp` fill it in later.
function the_thuc.control(name, value)
  return doc.control { value, name = name }
end

-- the_thuc.capitals(field): a copy in capitals; emphasis and breaks stay.
function the_thuc.capitals(field)
  local copy = field:clone()
  for t in copy:walk("text") do
    t.text = text.upper(t.text)
  end
  return copy
end

-- the_thuc.one_below(field): the items of a list as lines, one below the other;
-- the field itself when it is none.
function the_thuc.one_below(field)
  if not field.first or field.first.kind ~= "item" then
    return field
  end
  local content = {}
  for _, item in ipairs(list.map(field, function(n) return n end)) do
    if #content > 0 then
      content[#content + 1] = "\n"
    end
    content[#content + 1] = list.map(item, function(n) return n end)
  end
  return content
end

-- the_thuc.agencies(head): names of the issuing agencies, one in most documents.
function the_thuc.agencies(head)
  local field = head:get("co_quan")
  local names = { head:value("co_quan") }
  if field and field.first and field.first.kind == "item" then
    names = list.map(field, function(item) return item.text end)
  end
  return list.map(names, function(name)
    return (name:gsub("%s*\n%s*", " "))
  end)
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

-- the_thuc.fact(head): what is known of its type; nil: there is no form for it.
function the_thuc.fact(head)
  return lib.loai.served(head:value("loai"))
end

-- the_thuc.main_head(head): the head of the document that a part belongs to.
function the_thuc.main_head(head)
  return head.parent.parent.first.first
end

-- the_thuc.appendices(head): all appendices of the document.
function the_thuc.appendices(head)
  return list.filter(head.parent.parent, function(part)
    return part.name == "phu_luc"
  end)
end

-- the_thuc.sentence("kế hoạch") → "Kế hoạch"
function the_thuc.sentence(s)
  return text.upper(text.sub(s, 1, 1)) .. text.sub(s, 2)
end

-- Agencies whose name says little without the one above them.
local NEEDS_PARENT = { "văn phòng", "thanh tra", "công an" }

local function full_name(head)
  local names = the_thuc.agencies(head)
  local last = table.remove(names) or the_thuc.dots()
  local name = #names > 0 and list.join(names, ", ") .. " và " .. last or last
  local above = head:value("co_quan_chu_quan")
  if above and list.contains(NEEDS_PARENT, text.lower(name)) then
    name = name .. " " .. (above:gsub("%s*\n%s*", " "))
  end
  return name
end

-- What stands behind "Số:" in the head, its control too; a blank where there is
-- no such line.
local function number_and_code(main)
  local field = main:get("dong_so")
  local first = field and field:clone().first
  local rest = first and first.kind == "text" and first.text:match("^Số: ?(.*)$")
  if not rest then
    return the_thuc.blank(6)
  end
  local line = first.parent
  if rest == "" then
    first:remove()
  else
    first.text = rest
  end
  return line
end

-- the_thuc.reference(main): a list of content, "(Kèm theo Kế hoạch số 05/KH-VPUB ngày 05 tháng 02
-- năm 2026 của Văn phòng UBND tỉnh Sơn La)", in step with the head of the
-- document; in an electronic one number and date are left blank (Phụ lục I,
-- III.1.c).
function the_thuc.reference(main)
  local fact = the_thuc.fact(main)
  local loai = the_thuc.sentence(fact and fact.ten or "văn bản")
  local number
  if fact and fact.kem_theo then
    number = ""
  elseif text.fold(main:value("ban") or "") == "dien_tu" then
    number = " số " .. the_thuc.blank(6) .. "/" .. the_thuc.blank(12) .. " "
      .. the_thuc.date(nil)
  else
    local ngay = the_thuc.date(text.date(main:value("ngay") or ""))
    number = {
      " số ", number_and_code(main), " ", the_thuc.control("ngay", ngay),
    }
  end
  return {
    "(Kèm theo " .. loai, number, " của " .. full_name(main) .. ")",
  }
end

-- the_thuc.attached(field): kèm theo as written, within "(Kèm theo …)".
function the_thuc.attached(field)
  local copy = field:clone()
  local written = text.lower(text.trim(copy.text))
  if not text.starts(written, "(") then
    copy:prepend(text.starts(written, "kèm theo") and "(" or "(Kèm theo ")
    copy:append(")")
  end
  return copy
end

-- the_thuc.lines("a\nb") → { "a", "b" } without empty ones.
function the_thuc.lines(s)
  local lines = list.map(text.split(s or "", "\n"), text.trim)
  return list.filter(lines, function(line)
    return line ~= ""
  end)
end

return the_thuc
