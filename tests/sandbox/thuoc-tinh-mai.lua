-- SPDX-License-Identifier: MIT
-- Attributes without end.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local p = doc.para({ "a" })
      local i = 0
      while true do i = i + 1 p.attr["k" .. i] = "v" end
    end,
  },
}
