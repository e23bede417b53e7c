-- SPDX-License-Identifier: MIT
-- The memory is filled when the file is loaded, in a rule that looks right.
local names = {}
for i = 1, math.huge do names[i] = { "Sở " .. i } end
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  derive = { head = function() return names end },
}
