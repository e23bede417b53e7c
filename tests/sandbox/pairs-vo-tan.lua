-- SPDX-License-Identifier: MIT
-- An iterator of its own that never ends.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      for _ in pairs(setmetatable({}, { __pairs = function()
        return function() return 1 end
      end })) do end
    end,
  },
}
