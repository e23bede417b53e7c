-- SPDX-License-Identifier: MIT
-- So are many nodes.
-- harmless
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local t = {}
      for i = 1, 40000 do t[doc.text("a")] = i end
    end,
  },
}
