-- SPDX-License-Identifier: MIT
-- Many texts as keys are honest work.
-- harmless
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local t = {}
      for i = 1, 100000 do t["k" .. i] = i end
      assert(t.k70000 == 70000)
    end,
  },
}
