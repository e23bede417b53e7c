-- SPDX-License-Identifier: MIT
-- Conversions without arguments.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      string.format(("%s"):rep(100000))
    end,
  },
}
