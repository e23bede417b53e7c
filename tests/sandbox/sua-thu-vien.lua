-- SPDX-License-Identifier: MIT
-- Changes what other rules use.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      string.find = function() return nil end
    end,
  },
}
