-- SPDX-License-Identifier: MIT
-- A to-be-closed variable that fails while the stop unwinds.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local _ <close> = setmetatable({}, { __close = function() while true do end end })
      while true do end
    end,
  },
}
