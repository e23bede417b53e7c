-- SPDX-License-Identifier: MIT
-- Blocks without end.
-- import
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  import = {
    mark = function() return 0.0 end,
    build = function(part, ctx)
      ctx.all(setmetatable({}, { __len = function() return math.maxinteger end }), "x")
    end,
  },
}
