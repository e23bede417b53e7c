-- SPDX-License-Identifier: MIT
-- A comparison that does not return.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      table.sort({ 2, 1 }, function() while true do end end)
    end,
  },
}
