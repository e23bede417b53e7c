-- SPDX-License-Identifier: MIT
-- A quotation put after it was put into its own child.
-- import
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  import = {
    mark = function() return 0.0 end,
    build = function(part, ctx)
      local q, r = doc.quote({}), doc.quote({})
      q:append(r)
      ctx.put({ node = r })
      r:append(q)
      ctx.join({ node = r }, { node = q })
    end,
  },
}
