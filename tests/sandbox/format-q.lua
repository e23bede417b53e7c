-- SPDX-License-Identifier: MIT
-- A quoted text of megabytes, again and again.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local s = ("\\0"):rep(2000000)
      while true do string.format("%q", s) end
    end,
  },
}
