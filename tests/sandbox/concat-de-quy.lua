-- SPDX-License-Identifier: MIT
-- __concat that joins again.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local m = {}
      m.__concat = function(a, b) return a .. b end
      local _ = setmetatable({}, m) .. "x"
    end,
  },
}
