-- SPDX-License-Identifier: MIT
-- A tree that is doubled until memory ends.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local q = doc.quote({ doc.para({ "a" }) })
      while true do q = doc.quote({ q:clone().first, q }) q:append(q:clone()) end
    end,
  },
}
