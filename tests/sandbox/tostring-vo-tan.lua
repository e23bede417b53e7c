-- SPDX-License-Identifier: MIT
-- An error object whose text is an endless loop.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      error(setmetatable({}, { __tostring = function()
        while true do end
      end }))
    end,
  },
}
