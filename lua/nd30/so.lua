-- SPDX-License-Identifier: MIT
-- Số, ký hiệu: "Số: 05/KH-VPUB", a zero before numbers below 10 (NĐ
-- 30/2020/NĐ-CP, Phụ lục I, II.3.c). The number is given after signing (Điều
-- 15), so an unknown one is a blank.
return {
  id = "nd30.so",
  title = {
    vi = "Dòng số, ký hiệu; số nhỏ hơn 10 có số 0 phía trước",
    en = "The number line; numbers below 10 have a zero in front",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.3.c",
  level = "info",
  gives = { "dong_so" },
  derive = {
    ["head.main"] = function(head, ctx)
      local so = (head:value("so") or ""):match("^[^/]*")
      local fact = lib.the_thuc.fact(head)
      if head:value("dong_so") or (fact and fact.kem_theo) then
        return
      end
      if not head:get("so") then
        ctx:report(head, {
          vi = "không có mục “số”, để trống chỗ điền số",
          en = "no field “số”: a blank is left for the number",
        })
      end
      so = text.trim(so)
      if so == "" then
        so = lib.the_thuc.blank(6)
      elseif so:find("^%d$") then
        so = lib.the_thuc.two_digits(so)
      end
      head:set("dong_so", {
        "Số: ", lib.the_thuc.control("so", so),
        "/" .. (head:value("ky_hieu") or ""),
      }, head:get("so"))
    end,
  },
}
