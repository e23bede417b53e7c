-- SPDX-License-Identifier: MIT
-- Quotations nested beyond every limit.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local q = doc.para({ "a" })
      for _ = 1, 100000 do q = doc.quote({ q }) end
      n:append(q)
    end,
  },
}
