-- SPDX-License-Identifier: MIT
-- An unknown global, read and called.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      coroutine.wrap(function() end)()
    end,
  },
}
