-- SPDX-License-Identifier: MIT
-- A table that is its own __call: Lua follows that within one instruction.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      local t = {}
      setmetatable(t, { __call = t })
      t()
    end,
  },
}
