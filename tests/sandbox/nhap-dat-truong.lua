-- SPDX-License-Identifier: MIT
-- A field put into the body.
-- import
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  import = {
    mark = function() return 0.0 end,
    build = function(part, ctx)
      ctx.put({ node = doc.field({ name = "a", "b" }) })
    end,
  },
}
