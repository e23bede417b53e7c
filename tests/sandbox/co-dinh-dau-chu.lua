-- SPDX-License-Identifier: MIT
-- The head emptied by text that it cannot hold.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head.main"] = function(n, ctx)
      n.text = "a"
    end,
  },
}
