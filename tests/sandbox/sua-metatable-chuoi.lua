-- SPDX-License-Identifier: MIT
-- Reaches for the metatable of all strings.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      getmetatable("").__index = nil
    end,
  },
}
