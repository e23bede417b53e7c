-- SPDX-License-Identifier: MIT
-- A value that holds itself.
-- import
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  import = {
    mark = function() return 0.0 end,
    build = function(part, ctx)
      local t = {}
      t[1] = t
      ctx.field("trich_yeu", t)
    end,
  },
}
