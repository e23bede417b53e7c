-- SPDX-License-Identifier: MIT
-- A rule that inserts after itself for ever.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["para"] = function(n, ctx)
      local p = n
      while true do p:after(doc.para({ "a" })) p = p.next end
    end,
  },
}
