-- SPDX-License-Identifier: MIT
-- A metatable for a node.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      setmetatable(n, {})
    end,
  },
}
