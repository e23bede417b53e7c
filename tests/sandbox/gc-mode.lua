-- SPDX-License-Identifier: MIT
-- A weak table.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      setmetatable({}, { __mode = "k" })
    end,
  },
}
