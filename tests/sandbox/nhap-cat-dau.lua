-- SPDX-License-Identifier: MIT
-- The head cut.
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
      ctx.para(b)
      ctx.cut({ node = b.node.parent.parent.first }, 1, 2)
    end,
  },
}
