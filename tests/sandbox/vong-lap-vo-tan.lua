-- SPDX-License-Identifier: MIT
-- An endless loop.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      while true do end
    end,
  },
}
