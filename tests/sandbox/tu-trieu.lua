-- SPDX-License-Identifier: MIT
-- Millions of words.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local s = ("a "):rep(2000000)
      while true do text.words(s) end
    end,
  },
}
