-- SPDX-License-Identifier: MIT
-- A string that doubles until the memory is full.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      local s = "Điều"
      while true do s = s .. s end
    end,
  },
}
