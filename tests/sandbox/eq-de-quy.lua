-- SPDX-License-Identifier: MIT
-- __eq that compares again.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local m = {}
      m.__eq = function(a, b) return a == b end
      local _ = setmetatable({}, m) == setmetatable({}, m)
    end,
  },
}
