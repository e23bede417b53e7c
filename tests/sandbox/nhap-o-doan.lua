-- SPDX-License-Identifier: MIT
-- The cells of a paragraph.
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
      ctx.cells(b)
    end,
  },
}
