-- SPDX-License-Identifier: MIT
-- Kính gửi: one addressee has no mark; several end in ";", the last in "."
-- (NĐ 30/2020/NĐ-CP, Phụ lục I, II.9.d).
return {
  id = "nd30.kinh_gui",
  title = {
    vi = "Dấu cuối dòng của nơi kính gửi",
    en = "Marks at the end of the addressees",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.9.d",
  level = "error",
  derive = {
    ["head.main"] = function(head)
      local items = head:items("kinh_gui")
      if #items > 1 then
        lib.the_thuc.end_items(items)
      end
    end,
  },
}
