-- SPDX-License-Identifier: MIT
-- A field of a hundred thousand places.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      string.format("%99999d", 1)
    end,
  },
}
