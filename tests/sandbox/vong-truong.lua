-- SPDX-License-Identifier: MIT
-- A field made to hold the item that holds it.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local f = n:set("x", { doc.item({ doc.field({ name = "a", "b" }) }) })
      f.first.first:append(f)
    end,
  },
}
