-- SPDX-License-Identifier: MIT
-- A length that is a lie: text.nearest(.
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
      text.nearest("a", evil(math.maxinteger, function() return "b" end))
    end,
  },
}
