-- SPDX-License-Identifier: MIT
return {
  id = "CQ-01", title = "Nơi lưu", source = "thử", level = "info",
  derive = {
    ["head.main"] = function(head, ctx)
      ctx:report(head:get("nơi nhận"), "nơi nhận theo hồ sơ")
    end,
  },
}
