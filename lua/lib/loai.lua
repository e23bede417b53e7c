-- SPDX-License-Identifier: MIT
-- Questions to the table of types (data/loai.lua).
local loai = {}

-- loai.served(name): the facts of a type that has a form; nil: unknown, or no form yet.
function loai.served(name)
  local fact = data.loai[text.fold(name or "")]
  return fact and fact.mau and fact
end

-- loai.all(): the facts of every served type, in the decree's order.
function loai.all()
  local all = list.map(list.keys(data.loai), function(key)
    return loai.served(key)
  end)
  return list.sort(all, function(a, b)
    return a.thu_tu < b.thu_tu
  end)
end

-- loai.names(): their names.
function loai.names()
  return list.map(loai.all(), function(fact)
    return fact.ten
  end)
end

-- loai.nearest(name): the served type whose name is most like it, or nil.
function loai.nearest(name)
  local near = text.nearest(name, loai.names())
  return near and loai.served(near)
end

return loai
