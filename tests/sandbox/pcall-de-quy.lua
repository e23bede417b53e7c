-- SPDX-License-Identifier: MIT
-- Protected calls that call themselves twice: the number of calls doubles at every level.
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  derive = {
    head = function(head, ctx)
      local function f()
        pcall(f)
        pcall(f)
      end
      f()
      error("xong")
    end,
  },
}
