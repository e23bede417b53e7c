-- SPDX-License-Identifier: MIT
-- Labels of lines of megabytes.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    ["head"] = function(n, ctx)
      local s = "Điều " .. ("1"):rep(4000000)
      while true do text.label(s) end
    end,
  },
}
