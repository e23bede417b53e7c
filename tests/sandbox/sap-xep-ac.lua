-- SPDX-License-Identifier: MIT
-- A comparison that says whatever it likes, and changes the list.
-- harmless
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local t = {}
      for i = 1, 1000 do t[i] = i end
      local k = 0
      table.sort(t, function()
        k = k + 1
        t[k] = nil
        return k % 2 == 0
      end)
    end,
  },
}
