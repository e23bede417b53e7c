-- SPDX-License-Identifier: MIT
-- Content in lists in lists.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local t = { "a" }
      for _ = 1, 1000 do t = { t } end
      n:append(doc.para(t))
    end,
  },
}
