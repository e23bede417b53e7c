-- SPDX-License-Identifier: MIT
-- A length that is a lie: n:append.
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
      n:append(evil("a", function() end))
    end,
  },
}
