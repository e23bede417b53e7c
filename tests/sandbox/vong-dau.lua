-- SPDX-License-Identifier: MIT
-- The same with prepend.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local q = doc.quote({ doc.para({ "a" }) })
      n:append(q)
      q:prepend(q)
    end,
  },
}
