-- SPDX-License-Identifier: MIT
-- A field whose value has no end.
-- import
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  import = {
    mark = function() return 0.0 end,
    build = function(part, ctx)
      ctx.field("trich_yeu", setmetatable({}, { __len = function() return math.maxinteger end }))
    end,
  },
}
