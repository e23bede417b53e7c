-- SPDX-License-Identifier: MIT
-- The same of emphasis.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local q = doc.text("a")
      for _ = 1, 100000 do q = doc.strong({ q }) end
      n:append(doc.para({ q }))
    end,
  },
}
