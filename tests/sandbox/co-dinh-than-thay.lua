-- SPDX-License-Identifier: MIT
-- The body replaced.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      n:replace(doc.para({ "a" }))
    end,
  },
}
