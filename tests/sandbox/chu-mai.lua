-- SPDX-License-Identifier: MIT
-- Texts of four megabytes in nodes.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local s = ("a"):rep(4000000)
      local i = 0
      while true do i = i + 1 doc.text(s:sub(i)) end
    end,
  },
}
