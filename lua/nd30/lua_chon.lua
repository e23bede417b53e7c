-- SPDX-License-Identifier: MIT
-- Fields of the head that know few values. Others change nothing on paper.
local KNOWN = {
  trang_thai = { "dự thảo", "chính thức" },
  ban = { "giấy", "điện tử" },
}

return {
  id = "nd30.lua_chon",
  title = {
    vi = "Giá trị của “trạng thái” và “bản”",
    en = "Values of “trạng thái” and “bản”",
  },
  source = "NĐ 30/2020/NĐ-CP, Điều 3",
  level = "warning",
  check = {
    ["head.main"] = function(head, ctx)
      for name, values in pairs(KNOWN) do
        local value = head:value(name)
        local known = value and list.find(values, function(other)
          return text.fold(other) == text.fold(value)
        end)
        if value and not known then
          ctx:report(head:get(name), {
            vi = "không có giá trị “%s”; hãy viết: %s",
            en = "no such value “%s”; write: %s",
          }, value, list.join(values, ", "))
        end
      end
    end,
  },
}
