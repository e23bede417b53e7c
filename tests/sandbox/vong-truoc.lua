-- SPDX-License-Identifier: MIT
-- A node put before its own child.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local q = doc.quote({ doc.para({ "a" }) })
      n:append(q)
      q.first:before(q)
    end,
  },
}
