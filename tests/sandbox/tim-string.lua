-- SPDX-License-Identifier: MIT
-- The same for string.find without a pattern.
-- harmless
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      assert(("a"):rep(2000000):find(("a"):rep(1000000) .. "b", 1, true) == nil)
    end,
  },
}
