-- SPDX-License-Identifier: MIT
-- A list that holds itself.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local t = {}
      t[1] = t
      n:append(t)
    end,
  },
}
