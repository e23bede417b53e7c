-- SPDX-License-Identifier: MIT
-- A list that holds a node and its child.
-- harmless
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local p = doc.para({ "a" })
      local q = doc.quote({ p, doc.para({ "b" }) })
      n:append({ p, q })
    end,
  },
}
