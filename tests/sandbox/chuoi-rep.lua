-- SPDX-License-Identifier: MIT
-- A string of a gigabyte.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      local s = ("x"):rep(1e9)
      head.text = s
    end,
  },
}
