-- SPDX-License-Identifier: MIT
-- Loads code from a string.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      load("\27Lua", "x", "b")()
    end,
  },
}
