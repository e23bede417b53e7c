-- SPDX-License-Identifier: MIT
-- A label whose path has a length without end.
-- harmless
local function evil(n, at)
  return setmetatable({}, { __len = function() return n end, __index = at })
end
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      n:append(doc.para({ "a", label = { kind = "muc", path = evil(math.maxinteger, function() return 1 end) } }))
    end,
  },
}
