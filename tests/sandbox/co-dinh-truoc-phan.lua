-- SPDX-License-Identifier: MIT
-- A part put before the main part.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      ctx.doc:prepend({})
      ctx.doc.first:before({})
    end,
  },
}
