-- SPDX-License-Identifier: MIT
-- Millions of failed pcalls.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      while true do pcall(error, "a") end
    end,
  },
}
