-- SPDX-License-Identifier: MIT
-- __lt without end.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local m = {}
      m.__lt = function(a, b) return b < a end
      local a = setmetatable({}, m)
      local _ = a < setmetatable({}, m)
    end,
  },
}
