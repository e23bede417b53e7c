-- SPDX-License-Identifier: MIT
-- An error that is a table with metamethods.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      error(setmetatable({}, { __tostring = function() while true do end end }))
    end,
  },
}
