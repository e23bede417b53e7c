-- SPDX-License-Identifier: MIT
-- Messages without end, each of a megabyte.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local s = ("a"):rep(1000000)
      while true do ctx:report(n, s) end
    end,
  },
}
