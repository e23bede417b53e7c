-- SPDX-License-Identifier: MIT
-- Tables: numbers as Vietnamese texts write them (1.234,5), columns, totals.
local bang = {}

-- bang.number("1.234,5") → { units = 12345, decimals = 1, integer = 4,
-- grouped = true }: exact, without floating point; nil for anything else.
function bang.number(s)
  local sign, whole, fraction = text.trim(s):match("^([-+]?)([%d.]+),?(%d*)$")
  if not whole or (fraction == "" and text.ends(text.trim(s), ",")) then
    return nil
  end
  local grouped = whole:find(".", 1, true) ~= nil
  local digits = whole
  if grouped then
    local parts = text.split(whole, ".")
    for i, part in ipairs(parts) do
      if i == 1 and not part:find("^%d%d?%d?$")
        or i > 1 and not part:find("^%d%d%d$") then
        return nil
      end
    end
    digits = list.join(parts)
  end
  if #digits + #fraction > 18 then
    return nil -- past what 64 bits hold
  end
  local units = math.tointeger(tonumber(digits .. fraction))
  return {
    units = sign == "-" and -units or units,
    decimals = #fraction,
    integer = #digits,
    grouped = grouped,
  }
end

-- Dots between groups of three.
local function group(digits)
  local groups = {}
  while #digits > 3 do
    table.insert(groups, 1, digits:sub(-3))
    digits = digits:sub(1, -4)
  end
  table.insert(groups, 1, digits)
  return table.concat(groups, ".")
end

-- bang.print(units, decimals, grouped) → "1.234,5"
function bang.print(units, decimals, grouped)
  local digits = text.pad(tostring(math.abs(units)), decimals + 1, "0")
  local whole = digits:sub(1, #digits - decimals)
  local fraction = digits:sub(#digits - decimals + 1)
  return (units < 0 and "-" or "")
    .. (grouped and group(whole) or whole)
    .. (decimals > 0 and "," .. fraction or "")
end

-- bang.sum(cells) → "1.234,5": as many decimals as the cell with most, dots
-- unless a cell of four figures or more goes without; empty cells are nothing.
-- nil and the first cell that is no number.
function bang.sum(cells)
  local numbers, decimals, grouped = {}, 0, true
  for _, cell in ipairs(cells) do
    local s = text.trim(cell.text)
    local number = bang.number(s)
    if s ~= "" and not number then
      return nil, cell
    end
    if number then
      numbers[#numbers + 1] = number
      decimals = math.max(decimals, number.decimals)
      grouped = grouped and (number.grouped or number.integer <= 3)
    end
  end
  local sum = 0
  for _, number in ipairs(numbers) do
    for _ = number.decimals + 1, decimals do
      number.units = number.units * 10
    end
    sum = sum + number.units
  end
  return bang.print(sum, decimals, grouped)
end

-- bang.header(t): the header row, or nil.
function bang.header(t)
  local row = t.first
  if row and row.kind == "row" and row.attr.header == "yes" then
    return row
  end
  return nil
end

-- bang.column(t, name): the place of the column whose header is `name`,
-- compared without marks; nil when there is none.
function bang.column(t, name)
  local header = bang.header(t)
  for i = 1, header and #header or 0 do
    if text.fold(header[i].text) == text.fold(name) then
      return i
    end
  end
  return nil
end

-- bang.cells(t, place): the cells of a column below the header.
function bang.cells(t, place)
  local cells = {}
  for row in t:children("row") do
    if row.attr.header ~= "yes" and row[place] then
      cells[#cells + 1] = row[place]
    end
  end
  return cells
end

return bang
