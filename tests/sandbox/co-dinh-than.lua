-- SPDX-License-Identifier: MIT
-- The body removed.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      n:remove()
    end,
  },
}
