-- SPDX-License-Identifier: MIT
-- Địa danh và thời gian: "Sơn La, ngày 05 tháng 02 năm 2026" (NĐ
-- 30/2020/NĐ-CP, Phụ lục I, II.4). What is not known is a blank.
return {
  id = "nd30.ngay",
  title = {
    vi = "Dòng địa danh và thời gian; ngày nhỏ hơn 10, tháng 1, 2 có số 0",
    en = "Place and date; days below 10 and months 1, 2 have a zero in front",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.4",
  level = "info",
  gives = { "dong_ngay" },
  derive = {
    ["head.main"] = function(head, ctx)
      local place = head:value("dia_danh")
      local fact = lib.the_thuc.fact(head)
      if head:value("dong_ngay") or (fact and fact.kem_theo) then
        return
      end
      for _, name in ipairs { "địa danh", "ngày" } do
        if not head:get(name) then
          ctx:report(head, {
            vi = "không có mục “%s”, để trống chỗ điền",
            en = "no field “%s”: a blank is left for it",
          }, name)
        end
      end
      place = place or lib.the_thuc.blank(12)
      local date = text.date(head:value("ngay") or "")
      head:set("dong_ngay", {
        lib.the_thuc.control("dia_danh", place), ", ",
        lib.the_thuc.control("ngay", lib.the_thuc.date(date)),
      }, head:get("dia_danh") or head:get("ngay"))
    end,
  },
}
