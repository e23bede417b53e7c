-- SPDX-License-Identifier: MIT
-- A long chain of __index tables, then an endless loop of looking up.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      local t = {}
      for i = 1, 100 do t = setmetatable({}, { __index = t }) end
      while true do local _ = t.x end
    end,
  },
}
