-- SPDX-License-Identifier: MIT
-- Content whose __index moves the container into a node already gathered.
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
      local q1, q2 = doc.quote({ doc.para({ "a" }) }), doc.quote({ doc.para({ "b" }) })
      n:append(q1)
      q1:append(evil(2, function(_, i)
        if i == 1 then return q2 end
        q2:append(q1)
      end))
    end,
  },
}
