-- SPDX-License-Identifier: MIT
-- A row of more cells than a table has columns.
-- harmless
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local r = {}
      for i = 1, 70 do r[i] = doc.cell({ doc.para({ "a" }) }) end
      n:append(doc.table({ doc.row(r) }))
    end,
  },
}
