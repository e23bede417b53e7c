-- SPDX-License-Identifier: MIT
-- A role that does not return.
-- import
return {
  id = "X-01",
  title = "Bẫy",
  source = "thử nghiệm",
  level = "info",
  import = {
    mark = function() return 0.0 end,
    build = function(part, ctx)
      while true do end
    end,
  },
}
