-- SPDX-License-Identifier: MIT
-- A length that is a lie: table.unpack.
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
      table.unpack(evil(math.maxinteger, function() return 1 end))
    end,
  },
}
