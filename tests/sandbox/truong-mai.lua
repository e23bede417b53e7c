-- SPDX-License-Identifier: MIT
-- Fields without end.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local i = 0
      while true do i = i + 1 n:set("k" .. i, "v") end
    end,
  },
}
