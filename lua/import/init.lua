-- SPDX-License-Identifier: MIT
-- The roles of recognition in the order in which they place and build: what later
-- ones stand on is placed before.
return {
  "quoc_hieu",
  "tieu_ngu",
  "so_ky_hieu",
  "dia_danh_ngay",
  "ten_loai",
  "phu_luc",
  "trich_yeu",
  "kem_theo",
  "do_mat",
  "kinh_gui",
  "noi_nhan",
  "nguoi_ky",
  "co_quan",
  "can_cu",
  "lien_he",
  "chu_thich",
  "ben_le",
  "ket_thuc",
  "tiep",
  "de_muc",
  "doan",
}
