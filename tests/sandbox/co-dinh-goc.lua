-- SPDX-License-Identifier: MIT
-- The root moved into the body.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      n:append(ctx.doc)
    end,
  },
}
