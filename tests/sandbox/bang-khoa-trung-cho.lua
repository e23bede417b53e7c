-- SPDX-License-Identifier: MIT
-- Keys that all fall on one place of Lua's hash: growing the table is quadratic.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      local t = {}
      for i = 1, 1e6 do t[i * 1048575] = 1 end
    end,
  },
}
