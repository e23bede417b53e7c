-- SPDX-License-Identifier: MIT
-- Children by index while the tree changes: a walk from the first each time.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      for i = 1, 3000 do n:append(doc.para({ "a" .. i })) end
      while true do local _ = n[3000] n.last.text = "b" end
    end,
  },
}
