-- SPDX-License-Identifier: MIT
-- The types of documents by folded name (NĐ 30/2020/NĐ-CP, Điều 7; Phụ lục
-- III, Mục I): those of mẫu 1.4, công văn (mẫu 1.5), and lists, which are none
-- of the 29 types but are laid out as what is attached to a document.
--
--   thu_tu    place in the decree's list; lists come behind
--   ten       the name in small letters
--   viet_tat  in ký hiệu, case-sensitive: QyĐ, CTr, TTr; nil: none
--   mau       the form in templates/
--   kinh_gui  "phai" must have addressees, "duoc" may (Phụ lục I, II.9.b)
--   kem_theo  attached to a document: no number, date, signer, recipients needed
--   source    the clause
local MUC_I = "NĐ 30/2020/NĐ-CP, Phụ lục III, Mục I"
local MAU_1_3 = "NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.3"

local function loai(thu_tu, ten, viet_tat, kinh_gui)
  return {
    thu_tu = thu_tu,
    ten = ten,
    viet_tat = viet_tat,
    mau = "1.4",
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
  chi_thi = loai(3, "chỉ thị", "CT"),
  quy_che = loai(4, "quy chế", "QC"),
  quy_dinh = loai(5, "quy định", "QyĐ"),
  thong_cao = loai(6, "thông cáo", "TC"),
  thong_bao = loai(7, "thông báo", "TB"),
  huong_dan = loai(8, "hướng dẫn", "HD"),
  chuong_trinh = loai(9, "chương trình", "CTr"),
  ke_hoach = loai(10, "kế hoạch", "KH"),
  phuong_an = loai(11, "phương án", "PA"),
  de_an = loai(12, "đề án", "ĐA"),
  du_an = loai(13, "dự án", "DA"),
  bao_cao = loai(14, "báo cáo", "BC", "duoc"),
  to_trinh = loai(16, "tờ trình", "TTr", "phai"),
  cong_van = {
    thu_tu = 18,
    ten = "công văn",
    mau = "1.5",
    kinh_gui = "phai",
    source = MUC_I,
  },
  giay_uy_quyen = loai(22, "giấy ủy quyền", "GUQ"),
  phieu_gui = loai(26, "phiếu gửi", "PG"),
  phieu_chuyen = loai(27, "phiếu chuyển", "PC"),
  phieu_bao = loai(28, "phiếu báo", "PB"),
  danh_sach = bang_ke(30, "danh sách"),
  bang = bang_ke(31, "bảng"),
  bieu = bang_ke(32, "biểu"),
}
