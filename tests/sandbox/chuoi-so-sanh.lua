-- SPDX-License-Identifier: MIT
-- Two long strings that differ in their last byte: one comparison is one instruction.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      local a, b = ("x"):rep(4e6) .. "a", ("x"):rep(4e6) .. "b"
      local n = 0
      while true do
        if a < b then n = n + 1 end
      end
    end,
  },
}
