-- SPDX-License-Identifier: MIT
-- Distances of megabytes.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local s = ("ă"):rep(1000000)
      while true do text.distance(s, s) end
    end,
  },
}
