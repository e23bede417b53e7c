-- SPDX-License-Identifier: MIT
-- rep with a separator.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      ("a"):rep(1 << 40, "b")
    end,
  },
}
