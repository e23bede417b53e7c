-- SPDX-License-Identifier: MIT
-- A group without end.
-- import
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  import = {
    mark = function() return 0.0 end,
    build = function(part, ctx)
      ctx.group("nguoi_ky", { setmetatable({}, { __len = function() return math.maxinteger end, __index = function() return { "a", "b" } end }) })
    end,
  },
}
