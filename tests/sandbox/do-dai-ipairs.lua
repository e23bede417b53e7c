-- SPDX-License-Identifier: MIT
-- A length that is a lie: for _ in ipairs.
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
      for _ in ipairs(evil(0, function(_, i) return i end)) do end
    end,
  },
}
