-- SPDX-License-Identifier: MIT
-- A table that grows until the memory is full, its error caught each time.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      local t = {}
      while true do
        pcall(function()
          while true do t[#t + 1] = {} end
        end)
      end
    end,
  },
}
