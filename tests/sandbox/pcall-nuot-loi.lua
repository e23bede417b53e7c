-- SPDX-License-Identifier: MIT
-- pcall in a loop: a stop must not be caught.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      while true do
        pcall(function()
          while true do end
        end)
      end
    end,
  },
}
