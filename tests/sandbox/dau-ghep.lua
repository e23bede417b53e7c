-- SPDX-License-Identifier: MIT
-- Millions of marks on one letter, in an order to be changed.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local s = "a" .. ("\u{301}\u{323}"):rep(300000)
      while true do text.nfc(s) end
    end,
  },
}
