-- SPDX-License-Identifier: MIT
-- Two tables that are each other's __index.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      local a, b = {}, {}
      setmetatable(a, { __index = b })
      setmetatable(b, { __index = a })
      local _ = a.x
    end,
  },
}
