-- SPDX-License-Identifier: MIT
-- Skeletons for `vanban new`: what a body of each type usually has. Practice,
-- not the decree; a type that is not here gets `chung`. In a line, {loai} is
-- the type's name; lines that begin with "#" are headings, as in any source.
local DE_MUC = {
  "Thực hiện [văn bản, nhiệm vụ được giao], {co_quan} ban hành {loai} như sau:",
}

local function noi(dau, ...)
  local dong = {}
  for _, phan in ipairs({ dau, ... }) do
    for _, mot in ipairs(phan) do
      dong[#dong + 1] = mot
    end
  end
  return dong
end

local TO_CHUC = {
  "# III. TỔ CHỨC THỰC HIỆN",
  "1. [Đơn vị chủ trì]: [việc làm, thời hạn].",
  "2. [Đơn vị phối hợp]: [việc làm, thời hạn].",
  "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo về "
    .. "[đơn vị đầu mối] để xem xét, giải quyết.",
}

local MUC_DICH = {
  "# I. MỤC ĐÍCH, YÊU CẦU",
  "## 1. Mục đích",
  "[Đạt được điều gì.]",
  "## 2. Yêu cầu",
  "[Làm như thế nào.]",
}

local DIEU = {
  "# Chương I. QUY ĐỊNH CHUNG",
  "## Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng",
  "1. [Phạm vi điều chỉnh].",
  "2. [Đối tượng áp dụng].",
  "# Chương II. QUY ĐỊNH CỤ THỂ",
  "## Điều 2. [Tên điều]",
  "1. [Nội dung khoản], gồm:",
  "a) [Nội dung điểm];",
  "b) [Nội dung điểm].",
  "# Chương III. TỔ CHỨC THỰC HIỆN",
  "## Điều 3. Trách nhiệm thi hành",
  "[Đơn vị, cá nhân] chịu trách nhiệm thi hành.",
}

local NHIEM_VU = {
  "# II. NỘI DUNG",
  "1. [Nhiệm vụ]",
  "a) [Việc cụ thể, sản phẩm, thời hạn];",
  "b) [Việc cụ thể, sản phẩm, thời hạn].",
  "2. [Nhiệm vụ].",
}

local DE_AN = {
  "# I. SỰ CẦN THIẾT VÀ CĂN CỨ",
  "1. [Sự cần thiết].",
  "2. [Căn cứ pháp lý].",
  "# II. MỤC TIÊU VÀ NHIỆM VỤ",
  "1. [Mục tiêu].",
  "2. [Nhiệm vụ và giải pháp].",
}

local PHIEU = {
  "1. [Tên văn bản, tài liệu]: [số trang, số bản].",
  "2. [Tên văn bản, tài liệu]: [số trang, số bản].",
}

return {
  chung = noi(DE_MUC, { "1. [Nội dung].", "2. [Nội dung]." }),

  chi_thi = {
    "[Tình hình và lý do ban hành chỉ thị.] Để [mục đích], [người ký] yêu cầu:",
    "1. [Đơn vị]: [việc phải làm].",
    "2. [Đơn vị]: [việc phải làm].",
    "3. [Đơn vị đầu mối] theo dõi, đôn đốc việc thực hiện Chỉ thị này.",
  },
  quy_che = DIEU,
  quy_dinh = DIEU,
  thong_cao = { "[Sự kiện, thời gian, địa điểm.]", "[Nội dung công bố.]" },
  thong_bao = {
    "{co_quan} thông báo [việc] như sau:",
    "1. [Thời gian, địa điểm].",
    "2. [Nội dung].",
    "Đề nghị [đơn vị, cá nhân] biết, thực hiện.",
  },
  huong_dan = noi(
    { "Thực hiện [văn bản], {co_quan} hướng dẫn [việc] như sau:" },
    MUC_DICH, NHIEM_VU, TO_CHUC
  ),
  chuong_trinh = noi(DE_MUC, MUC_DICH, NHIEM_VU, TO_CHUC),
  ke_hoach = noi(DE_MUC, MUC_DICH, NHIEM_VU, TO_CHUC),
  phuong_an = noi(DE_MUC, MUC_DICH, NHIEM_VU, TO_CHUC),
  de_an = noi(DE_AN, TO_CHUC),
  du_an = noi(DE_AN, TO_CHUC),
  bao_cao = {
    "Thực hiện [văn bản yêu cầu báo cáo], {co_quan} báo cáo kết quả như sau:",
    "# I. TÌNH HÌNH VÀ KẾT QUẢ",
    "1. [Công tác lãnh đạo, chỉ đạo].",
    "2. [Kết quả cụ thể].",
    "| STT | Nội dung | Kết quả |",
    "|---|---|---|",
    "| 1 | [Chỉ tiêu] | [Số liệu] |",
    "# II. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
    "1. [Tồn tại, hạn chế].",
    "2. [Nguyên nhân].",
    "# III. PHƯƠNG HƯỚNG, KIẾN NGHỊ",
    "1. [Nhiệm vụ thời gian tới].",
    "2. [Kiến nghị, đề xuất].",
  },
  to_trinh = {
    "[Lý do và căn cứ trình.] {co_quan} kính trình [nơi nhận] xem xét [việc], "
      .. "cụ thể như sau:",
    "# I. SỰ CẦN THIẾT",
    "[Tình hình, lý do.]",
    "# II. NỘI DUNG TRÌNH",
    "1. [Nội dung].",
    "2. [Nội dung].",
    "# III. KIẾN NGHỊ",
    "Kính trình [nơi nhận] xem xét, quyết định.",
  },
  giay_uy_quyen = {
    "1. Người ủy quyền: [họ tên, chức vụ].",
    "2. Người được ủy quyền: [họ tên, chức vụ].",
    "3. Nội dung ủy quyền: [việc được làm].",
    "4. Thời hạn ủy quyền: từ ngày [..] đến hết ngày [..].",
  },
  phieu_gui = noi({ "{co_quan} gửi kèm theo phiếu này các văn bản, tài liệu sau:" },
    PHIEU, { "Sau khi nhận được, đề nghị gửi lại phiếu này." }),
  phieu_chuyen = noi({ "{co_quan} chuyển đến [nơi nhận] các văn bản, tài liệu sau:" },
    PHIEU, { "Đề nghị [nơi nhận] xem xét, giải quyết theo thẩm quyền." }),
  phieu_bao = {
    "{co_quan} đã nhận được [văn bản, hồ sơ] của [nơi gửi].",
    "[Kết quả tiếp nhận, việc giải quyết.]",
  },
  cong_van = {
    "[Căn cứ hoặc lý do.] {co_quan} có ý kiến như sau:",
    "1. [Nội dung].",
    "2. [Nội dung].",
    "Đề nghị [nơi nhận] quan tâm, phối hợp thực hiện.",
  },
  danh_sach = {
    "| STT | Cơ quan, đơn vị | Số bản | Ghi chú |",
    "|---|---|---|---|",
    "| 1 | [Tên cơ quan] | 1 | |",
    "| 2 | [Tên cơ quan] | 1 | |",
  },
}
