-- SPDX-License-Identifier: MIT
-- Long searches without end.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local s, p = ("a"):rep(4000000), ("a"):rep(2000000) .. "b"
      while true do text.find(s, p) end
    end,
  },
}
