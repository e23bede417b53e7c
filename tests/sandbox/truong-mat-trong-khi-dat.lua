-- SPDX-License-Identifier: MIT
-- A field removed by its own content.
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
    ["head"] = function(n, ctx)
      n:set("x", "a")
      n:set("x", evil(1, function()
        n:set("x", nil)
        return "b"
      end))
    end,
  },
}
