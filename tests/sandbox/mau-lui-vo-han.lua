-- SPDX-License-Identifier: MIT
-- A pattern whose lazy parts try every way to divide the text.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      local s = ("a"):rep(400)
      return s:find((".-"):rep(5) .. "b")
    end,
  },
}
