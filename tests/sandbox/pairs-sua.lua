-- SPDX-License-Identifier: MIT
-- __pairs that gives itself.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local t
      t = setmetatable({}, { __pairs = function() return function() return 1 end, t, nil end })
      for _ in pairs(t) do end
    end,
  },
}
