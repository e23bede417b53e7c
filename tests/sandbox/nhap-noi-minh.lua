-- SPDX-License-Identifier: MIT
-- A block joined to itself.
-- import
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  import = {
    mark = function() return 0.0 end,
    build = function(part, ctx)
      local b = part.blocks[1]
      ctx.join(b, b)
    end,
  },
}
