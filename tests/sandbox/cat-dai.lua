-- SPDX-License-Identifier: MIT
-- The same for split.
-- harmless
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      assert(#text.split(("a"):rep(4000000), ("a"):rep(2000000) .. "b") == 1)
    end,
  },
}
