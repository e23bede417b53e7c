-- SPDX-License-Identifier: MIT
-- A message handler that never ends; Lua runs it with its hook off.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      xpcall(function()
        while true do end
      end, function()
        while true do end
      end)
    end,
  },
}
