-- SPDX-License-Identifier: MIT
-- <!-- vb: tổng: Số bản --> before a table: a last row with the sums of the
-- columns it names. Not in the decree; the author asks for it.

-- "Tổng cộng" stands in the first column that neither counts nor is summed.
local function label_place(header, sums)
  for i = 1, #header do
    local name = text.fold(header[i].text)
    if not sums[i] and name ~= "stt" and name ~= "tt" and name ~= "so_tt" then
      return i
    end
  end
  return nil
end

local function find_table(n)
  n = n.next
  while n and (n.kind == "directive" or n.kind == "comment") do
    n = n.next
  end
  return n and n.kind == "table" and n or nil
end

local function headers(header)
  return list.join(list.map(header, function(cell)
    return cell.text
  end), ", ")
end

-- place → sum of the columns that the directive names; nil when refused.
local function sums_of(directive, t, ctx)
  local header, sums = lib.bang.header(t), {}
  for _, name in ipairs(text.split(directive.args:gsub("^:", ""), ",")) do
    local place = lib.bang.column(t, name)
    if not place then
      return ctx:refuse(directive, {
        vi = "bảng không có cột “%s” để tính tổng; có: %s",
        en = "the table has no column “%s” to sum; it has: %s",
      }, text.trim(name), header and headers(header) or "")
    end
    local sum, bad = lib.bang.sum(lib.bang.cells(t, place))
    if not sum then
      return ctx:refuse(bad, {
        vi = "ô này không phải số, không tính được tổng: “%s”",
        en = "this cell is no number and cannot be summed: “%s”",
      }, text.trim(bad.text))
    end
    sums[place] = sum
  end
  return sums
end

return {
  id = "nd30.tong",
  title = {
    vi = "Dòng tổng cộng của bảng, theo chỉ dẫn “tổng”",
    en = "A row of totals where the directive “tổng” asks for it",
  },
  source = "theo yêu cầu của người soạn",
  level = "info",
  transform = {
    ["directive.tong"] = function(directive, ctx)
      local t = find_table(directive)
      if not t then
        return ctx:refuse(directive, {
          vi = "“tổng” phải đứng ngay trước một bảng",
          en = "“tổng” must stand right before a table",
        })
      end
      local sums = sums_of(directive, t, ctx)
      if not sums then
        return
      end
      local header = lib.bang.header(t)
      local place = label_place(header, sums)
      local cells = {}
      for i = 1, #header do
        local content = sums[i] or (i == place and "Tổng cộng") or nil
        cells[i] = doc.cell(doc.para(content and doc.strong(content)))
      end
      t:append(doc.row(cells))
      return {}
    end,
  },
}
