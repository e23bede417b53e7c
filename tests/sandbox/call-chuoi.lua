-- SPDX-License-Identifier: MIT
-- __call through a hundred tables.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local t = setmetatable({}, { __call = {} })
      t()
    end,
  },
}
