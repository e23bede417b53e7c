-- SPDX-License-Identifier: MIT
-- The root cloned.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      ctx.doc:clone()
    end,
  },
}
