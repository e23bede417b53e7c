-- SPDX-License-Identifier: MIT
-- A list of names without end, while the file is read.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  gives = setmetatable({}, {
    __len = function() return math.maxinteger end,
    __index = function() return "a" end,
  }),
  derive = { head = function() end },
}
