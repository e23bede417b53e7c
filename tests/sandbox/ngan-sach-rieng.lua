-- SPDX-License-Identifier: MIT
-- What one rule has used is not missing in the next: three of two thirds each.
-- harmless
local rules = {}
for i = 1, 3 do
  rules[i] = {
    id = "X-" .. i,
    title = "Bẫy",
    source = "thử nghiệm",
    derive = {
      ["head.main"] = function()
        for _ = 1, 15000000 do
        end
      end,
    },
  }
end
return rules
