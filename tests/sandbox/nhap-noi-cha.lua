-- SPDX-License-Identifier: MIT
-- A block joined to what holds it.
-- import
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  import = {
    mark = function() return 0.0 end,
    build = function(part, ctx)
      local q = doc.quote({ doc.para({ "x" }) })
      ctx.put({ node = q })
      ctx.join({ node = q.first }, { node = q })
    end,
  },
}
