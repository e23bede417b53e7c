-- SPDX-License-Identifier: MIT
-- The root emptied by assigning its text.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      ctx.doc.text = ""
    end,
  },
}
