-- SPDX-License-Identifier: MIT
-- The same for sort.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      table.sort(setmetatable({}, {
        __len = function() return 1 << 30 end,
      }))
    end,
  },
}
