-- SPDX-License-Identifier: MIT
-- The parent is emptied while content for beside a child is gathered.
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
      local p = doc.para({ "zz" })
      local q = doc.quote({ p })
      n:append(q)
      p:after(evil(2, function(_, i)
        while i == 1 and q.first do q.first:remove() end
        return doc.para({ "y" })
      end))
    end,
  },
}
