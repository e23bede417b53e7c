-- SPDX-License-Identifier: MIT
-- A text cut into millions of pieces.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local s = ("a,"):rep(2000000)
      while true do text.split(s, ",") end
    end,
  },
}
