-- SPDX-License-Identifier: MIT
-- The same node twice in one list.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local p = doc.para({ "a" })
      n:append({ p, doc.para({ "b" }), p })
    end,
  },
}
