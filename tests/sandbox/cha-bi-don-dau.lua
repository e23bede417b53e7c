-- SPDX-License-Identifier: MIT
-- prepend to a node whose first child goes meanwhile.
-- harmless
local function evil(n, at)
  return setmetatable({}, { __len = function() return n end, __index = at })
end
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local q = doc.quote({ doc.para({ "a" }), doc.para({ "b" }) })
      n:append(q)
      q:prepend(evil(2, function(_, i)
        if q.first then q.first:remove() end
        return doc.para({ "y" .. i })
      end))
    end,
  },
}
