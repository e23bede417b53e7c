-- SPDX-License-Identifier: MIT
-- Two tables that are each other's __newindex.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local a, b = {}, {}
      setmetatable(a, { __newindex = b })
      setmetatable(b, { __newindex = a })
      a.x = 1
    end,
  },
}
