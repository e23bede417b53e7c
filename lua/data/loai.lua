-- SPDX-License-Identifier: MIT
-- The 17 types of mẫu 1.4, by folded name (NĐ 30/2020/NĐ-CP, Điều 7; Phụ lục
-- III, Mục I). viet_tat is case-sensitive: QyĐ, CTr, TTr. kinh_gui where
-- the type is sent to a higher body (Phụ lục I, II.9.b).
local MUC_I = "NĐ 30/2020/NĐ-CP, Phụ lục III, Mục I"

local function loai(ten, viet_tat, kinh_gui)
  return {
    ten = ten,
    viet_tat = viet_tat,
    mau = "1.4",
    kinh_gui = kinh_gui or false,
    source = MUC_I,
  }
end

return {
  chi_thi = loai("chỉ thị", "CT"),
  quy_che = loai("quy chế", "QC"),
  quy_dinh = loai("quy định", "QyĐ"),
  thong_cao = loai("thông cáo", "TC"),
  thong_bao = loai("thông báo", "TB"),
  huong_dan = loai("hướng dẫn", "HD"),
  chuong_trinh = loai("chương trình", "CTr"),
  ke_hoach = loai("kế hoạch", "KH"),
  phuong_an = loai("phương án", "PA"),
  de_an = loai("đề án", "ĐA"),
  du_an = loai("dự án", "DA"),
  bao_cao = loai("báo cáo", "BC", true),
  to_trinh = loai("tờ trình", "TTr", true),
  giay_uy_quyen = loai("giấy ủy quyền", "GUQ"),
  phieu_gui = loai("phiếu gửi", "PG"),
  phieu_chuyen = loai("phiếu chuyển", "PC"),
  phieu_bao = loai("phiếu báo", "PB"),
}
