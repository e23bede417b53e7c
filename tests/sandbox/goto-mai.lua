-- SPDX-License-Identifier: MIT
-- A loop by goto in pcall in pcall.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      pcall(pcall, function()
        ::again::
        goto again
      end)
    end,
  },
}
