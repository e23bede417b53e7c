-- SPDX-License-Identifier: MIT
-- What failed content has gathered is not placed by the one around it.
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
      local q = doc.quote({ doc.para({ "a" }) })
      n:append(q)
      n:append(evil(1, function()
        local ok = pcall(q.append, q, { doc.para({ "zqxj" }), {}, true })
        assert(ok == false)
        return doc.para({ "y" })
      end))
      assert(n.last.text == "y" and not n.text:find("zqxj", 1, true))
    end,
  },
}
