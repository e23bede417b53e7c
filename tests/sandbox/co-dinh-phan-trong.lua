-- SPDX-License-Identifier: MIT
-- The main part emptied.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      ctx.doc.first.text = ""
    end,
  },
}
