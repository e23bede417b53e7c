-- SPDX-License-Identifier: MIT
-- A key of a constructor removed, and its text collected, by the value before it.
-- harmless
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["body.main"] = function(n, ctx)
      local t = { "a" }
      local long = ("khoa"):rep(20)
      t.label = setmetatable({}, { __index = function(_, k)
        t[long] = nil
        t.label = nil
        long = nil
        for i = 1, 20000 do local _ = ("x"):rep(90) .. i end
        return ({ kind = "muc", value = 1 })[k]
      end })
      t[long] = "b"
      pcall(doc.para, t)
    end,
  },
}
