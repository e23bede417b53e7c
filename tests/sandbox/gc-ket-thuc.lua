-- SPDX-License-Identifier: MIT
-- A finalizer that never ends; Lua runs it with its hook off.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      setmetatable({}, { __gc = function()
        while true do end
      end })
    end,
  },
}
