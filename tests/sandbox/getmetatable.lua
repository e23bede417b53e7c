-- SPDX-License-Identifier: MIT
-- The metatable of a node.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      getmetatable(n).__index = nil
    end,
  },
}
