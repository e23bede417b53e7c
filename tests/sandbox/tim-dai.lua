-- SPDX-License-Identifier: MIT
-- A search for half a text in a text of one letter: linear.
-- harmless
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      assert(text.find(("a"):rep(2000000), ("a"):rep(1000000) .. "b") == nil)
    end,
  },
}
