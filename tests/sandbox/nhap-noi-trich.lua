-- SPDX-License-Identifier: MIT
-- A quotation joined to its child.
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
      ctx.join({ node = q }, { node = q.first })
    end,
  },
}
