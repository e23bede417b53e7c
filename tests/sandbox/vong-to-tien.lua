-- SPDX-License-Identifier: MIT
-- An ancestor appended far below itself.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local top = doc.quote({ doc.para({ "a" }) })
      local at = top
      for _ = 1, 9 do
        local inner = doc.quote({})
        at:append(inner)
        at = inner
      end
      n:append(top)
      at:append(top)
    end,
  },
}
