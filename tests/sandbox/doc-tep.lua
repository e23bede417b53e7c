-- SPDX-License-Identifier: MIT
-- Reads a file.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      io.open("/etc/passwd")
    end,
  },
}
