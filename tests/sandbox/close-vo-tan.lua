-- SPDX-License-Identifier: MIT
-- A variable to be closed that does not end, left by a stop.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      local x <close> = setmetatable({}, { __close = function()
        while true do end
      end })
      while true do end
    end,
  },
}
