-- SPDX-License-Identifier: MIT
-- Nodes without end, in pcall.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      while true do pcall(doc.para, { "a" }) end
    end,
  },
}
