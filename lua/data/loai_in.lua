-- SPDX-License-Identifier: MIT
-- Every printed name of a type by its letters, with its abbreviation in ký hiệu: the
-- 29 of NĐ 30/2020/NĐ-CP, Điều 7 (Phụ lục III, Mục I), and lists.
local function loai(ten, viet_tat)
  return { ten = ten, viet_tat = viet_tat }
end

return {
  nghi_quyet = loai("nghị quyết", "NQ"),
  quyet_dinh = loai("quyết định", "QĐ"),
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
  bao_cao = loai("báo cáo", "BC"),
  bien_ban = loai("biên bản", "BB"),
  to_trinh = loai("tờ trình", "TTr"),
  hop_dong = loai("hợp đồng", "HĐ"),
  cong_van = loai("công văn"),
  cong_dien = loai("công điện", "CĐ"),
  ban_ghi_nho = loai("bản ghi nhớ", "BGN"),
  ban_thoa_thuan = loai("bản thỏa thuận", "BTT"),
  giay_uy_quyen = loai("giấy ủy quyền", "GUQ"),
  giay_moi = loai("giấy mời", "GM"),
  giay_gioi_thieu = loai("giấy giới thiệu", "GGT"),
  giay_nghi_phep = loai("giấy nghỉ phép", "GNP"),
  phieu_gui = loai("phiếu gửi", "PG"),
  phieu_chuyen = loai("phiếu chuyển", "PC"),
  phieu_bao = loai("phiếu báo", "PB"),
  thu_cong = loai("thư công"),
  danh_sach = loai("danh sách"),
  bang = loai("bảng"),
  bieu = loai("biểu"),
}
