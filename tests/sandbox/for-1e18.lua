-- SPDX-License-Identifier: MIT
-- A loop of 10^18 rounds.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      for _ = 1, 1e18 do end
    end,
  },
}
