-- SPDX-License-Identifier: MIT
-- A list of rules without end.
return setmetatable({}, {
  __len = function() return math.maxinteger end,
  __index = function(_, i)
    if i == "id" then
      return nil
    end
    return { id = "X-" .. i, title = "Bẫy", source = "x", derive = { head = function() end } }
  end,
})
