-- SPDX-License-Identifier: MIT
-- The same as the text of a node.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local s = "a" .. ("\u{301}\u{323}"):rep(300000)
      while true do doc.text(s) end
    end,
  },
}
