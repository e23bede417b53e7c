-- SPDX-License-Identifier: MIT
-- Every type of document by its folded name: the 29 of NĐ 30/2020/NĐ-CP, Điều 7 (Phụ lục
-- III, Mục I), and lists, which are none of them but are laid out as what is attached.
--
--   thu_tu    place in the decree's list; lists come behind
--   ten       the name in small letters
--   viet_tat  in ký hiệu, case-sensitive: QyĐ, CTr, TTr; nil: none
--   mau       the form in templates/; nil: import knows the type, no form prints it yet
--   kinh_gui  "phai" must have addressees, "duoc" may (Phụ lục I, II.9.b)
--   kem_theo  attached to a document: no number, date, signer, recipients needed
--   source    the clause
local MUC_I = "NĐ 30/2020/NĐ-CP, Phụ lục III, Mục I"
local MAU_1_3 = "NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.3"

local function loai(thu_tu, ten, viet_tat, mau, kinh_gui)
  return {
    thu_tu = thu_tu,
    ten = ten,
    viet_tat = viet_tat,
    mau = mau,
    kinh_gui = kinh_gui,
    source = MUC_I,
  }
end

local function bang_ke(thu_tu, ten)
  return {
    thu_tu = thu_tu,
    ten = ten,
    mau = "kem-theo",
    kem_theo = true,
    source = MAU_1_3,
  }
end

return {
  nghi_quyet = loai(1, "nghị quyết", "NQ"),
  quyet_dinh = loai(2, "quyết định", "QĐ"),
  chi_thi = loai(3, "chỉ thị", "CT", "1.4"),
  quy_che = loai(4, "quy chế", "QC", "1.4"),
  quy_dinh = loai(5, "quy định", "QyĐ", "1.4"),
  thong_cao = loai(6, "thông cáo", "TC", "1.4"),
  thong_bao = loai(7, "thông báo", "TB", "1.4"),
  huong_dan = loai(8, "hướng dẫn", "HD", "1.4"),
  chuong_trinh = loai(9, "chương trình", "CTr", "1.4"),
  ke_hoach = loai(10, "kế hoạch", "KH", "1.4"),
  phuong_an = loai(11, "phương án", "PA", "1.4"),
  de_an = loai(12, "đề án", "ĐA", "1.4"),
  du_an = loai(13, "dự án", "DA", "1.4"),
  bao_cao = loai(14, "báo cáo", "BC", "1.4", "duoc"),
  bien_ban = loai(15, "biên bản", "BB"),
  to_trinh = loai(16, "tờ trình", "TTr", "1.4", "phai"),
  hop_dong = loai(17, "hợp đồng", "HĐ"),
  cong_van = loai(18, "công văn", nil, "1.5", "phai"),
  cong_dien = loai(19, "công điện", "CĐ"),
  ban_ghi_nho = loai(20, "bản ghi nhớ", "BGN"),
  ban_thoa_thuan = loai(21, "bản thỏa thuận", "BTT"),
  giay_uy_quyen = loai(22, "giấy ủy quyền", "GUQ", "1.4"),
  giay_moi = loai(23, "giấy mời", "GM"),
  giay_gioi_thieu = loai(24, "giấy giới thiệu", "GGT"),
  giay_nghi_phep = loai(25, "giấy nghỉ phép", "GNP"),
  phieu_gui = loai(26, "phiếu gửi", "PG", "1.4"),
  phieu_chuyen = loai(27, "phiếu chuyển", "PC", "1.4"),
  phieu_bao = loai(28, "phiếu báo", "PB", "1.4"),
  thu_cong = loai(29, "thư công"),
  danh_sach = bang_ke(30, "danh sách"),
  bang = bang_ke(31, "bảng"),
  bieu = bang_ke(32, "biểu"),
}
