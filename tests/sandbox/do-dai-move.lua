-- SPDX-License-Identifier: MIT
-- A length that is a lie: table.move.
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
      table.move(evil(1, function() return 1 end), 1, math.maxinteger - 1, 2, {})
    end,
  },
}
