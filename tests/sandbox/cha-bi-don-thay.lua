-- SPDX-License-Identifier: MIT
-- The same for replace.
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
      p:replace(evil(1, function()
        p:remove()
        return doc.para({ "y" })
      end))
    end,
  },
}
