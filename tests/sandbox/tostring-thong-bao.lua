-- SPDX-License-Identifier: MIT
-- A message that formats a value whose __tostring never ends.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      ctx:report(n, "%s", setmetatable({}, { __tostring = function() while true do end end }))
    end,
  },
}
