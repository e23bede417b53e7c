-- SPDX-License-Identifier: MIT
-- An endless recursion.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      local function f()
        return 1 + f()
      end
      f()
    end,
  },
}
