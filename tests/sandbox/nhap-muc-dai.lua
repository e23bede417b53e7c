-- SPDX-License-Identifier: MIT
-- Items without end.
-- import
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  import = {
    mark = function() return 0.0 end,
    build = function(part, ctx)
      ctx.items("noi_nhan", setmetatable({}, { __len = function() return math.maxinteger end, __index = function() return "a" end }))
    end,
  },
}
