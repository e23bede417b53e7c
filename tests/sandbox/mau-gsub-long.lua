-- SPDX-License-Identifier: MIT
-- A substitution whose function substitutes, and so on.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      local s = ("a"):rep(1000)
      local function f()
        return (s:gsub("a", f))
      end
      s:gsub("a", f)
    end,
  },
}
