-- SPDX-License-Identifier: MIT
-- A node replaced by what holds it.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local q = doc.quote({ doc.para({ "a" }) })
      n:append(q)
      q.first:replace(q)
    end,
  },
}
