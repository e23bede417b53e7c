-- SPDX-License-Identifier: MIT
-- A hundred million results.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      table.unpack({}, 1, 1e8)
    end,
  },
}
