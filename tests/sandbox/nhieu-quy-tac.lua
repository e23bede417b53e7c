-- SPDX-License-Identifier: MIT
-- A hundred rules, each just below its budget: together they are stopped.
local rules = {}
for i = 1, 100 do
  rules[i] = {
    id = "X-" .. i,
    title = "Bẫy",
    source = "thử nghiệm",
    derive = {
      head = function()
        for _ = 1, 5000000 do
        end
      end,
    },
  }
end
return rules
