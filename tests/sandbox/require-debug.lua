-- SPDX-License-Identifier: MIT
-- Asks for the debug library.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      require("debug").sethook()
    end,
  },
}
