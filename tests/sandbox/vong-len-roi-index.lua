-- SPDX-License-Identifier: MIT
-- __len that makes a circle before the first element is asked for.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local q1, q2 = doc.quote({ doc.para({ "a" }) }), doc.quote({ doc.para({ "b" }) })
      n:append(q1)
      n:append(q2)
      q1:append(setmetatable({ q2 }, { __len = function()
        q2:append(q1)
        return 1
      end }))
    end,
  },
}
