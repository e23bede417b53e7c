-- SPDX-License-Identifier: MIT
-- The rules of NĐ 30/2020/NĐ-CP in the order in which they run: what later ones
-- print is derived before.
return {
  "loai",
  "ky_hieu",
  "so",
  "ngay",
  "kem_theo",
  "phu_luc",
  "co_quan",
  "trich_yeu",
  "kinh_gui",
  "can_cu",
  "ket_thuc",
  "nguoi_ky",
  "noi_nhan",
  "lua_chon",
  "tong",
  "thanh_phan",
  "chua_in",
}
