-- SPDX-License-Identifier: MIT
-- A table that claims a length of 2^60.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      table.insert(setmetatable({}, {
        __len = function() return 1 << 60 end,
      }), 1, 1)
    end,
  },
}
