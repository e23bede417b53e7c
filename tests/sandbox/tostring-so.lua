-- SPDX-License-Identifier: MIT
-- __tostring that returns a table.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      tostring(setmetatable({}, { __tostring = function() return {} end }))
    end,
  },
}
