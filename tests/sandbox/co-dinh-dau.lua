-- SPDX-License-Identifier: MIT
-- The head moved to the end of the root.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head.main"] = function(n, ctx)
      ctx.doc:append(n)
    end,
  },
}
