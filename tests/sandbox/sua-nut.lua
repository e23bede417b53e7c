-- SPDX-License-Identifier: MIT
-- rawset on a node.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      rawset(n, "text", "a")
    end,
  },
}
