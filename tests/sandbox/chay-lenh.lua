-- SPDX-License-Identifier: MIT
-- Runs a command.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      os.execute("true")
    end,
  },
}
