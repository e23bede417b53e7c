-- SPDX-License-Identifier: MIT
-- Clones without end.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local p = doc.para({ ("a"):rep(1000) })
      while true do p:clone() end
    end,
  },
}
