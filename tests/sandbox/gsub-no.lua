-- SPDX-License-Identifier: MIT
-- gsub that makes a text out of every letter.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      (("a"):rep(100000)):gsub("a", ("b"):rep(100000))
    end,
  },
}
