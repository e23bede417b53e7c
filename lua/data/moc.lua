-- SPDX-License-Identifier: MIT
-- Landmarks: the words by which readers and roles find head, căn cứ, text and foot of a
-- printed document (NĐ 30/2020/NĐ-CP, Phụ lục I, II), and the words at which a line of
-- Vietnamese goes on. Readers of C have no others.
--
-- The lists are wordings as they are printed: "^" for the beginning of a line, "$" for its
-- end, else anywhere in it; a blank stands for any number of blanks. Their names are those of
-- generator/doc/landmark.def. The texts below `ten` are whole, for roles.

-- Each word as the last one of a line, or as the only one.
local function last(words, alone)
  local list = {}
  for _, word in ipairs(words) do
    list[#list + 1] = " " .. word .. "$"
    if alone then
      list[#list + 1] = "^" .. word .. "$"
    end
  end
  return list
end

-- As far as all ways to write HÒA and most faults of old fonts agree.
local DAU_QUOC_HIEU = "CỘNG H"

return {
  ten = {
    dau_quoc_hieu = DAU_QUOC_HIEU,
    quoc_hieu = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    tieu_ngu = "Độc lập - Tự do - Hạnh phúc",
    dang = "ĐẢNG CỘNG SẢN VIỆT NAM",
    so = "Số",
    kinh_gui = "Kính gửi",
    noi_nhan = "Nơi nhận",
  },

  head = { DAU_QUOC_HIEU, "Độc lập", "ĐẢNG CỘNG SẢN" },
  number = { "^Số:", "^Số " },
  date = { ", ngày" },
  summary = { "^V/v" },
  foot = { "Nơi nhận", "NƠI NHẬN" },

  basis = { "^Căn cứ " },
  basis_more = { "^Theo đề nghị của ", "^Xét " },
  lead_over = { "như sau" },

  opening = {
    "^Căn cứ ", "^Theo đề nghị ", "^Xét đề nghị ", "^Trên đây là ", "^Nơi nhận:", "^Kính gửi",
    "^Phụ lục ", "^PHỤ LỤC", "^Chương ", "^CHƯƠNG ",
  },
  wants = last({
    "số", "năm", "ngày", "tháng", "đoạn", "quý", "khoản", "đến", "từ", "Điều", "mục", "phần",
    "điểm", "trước", "là", "có", "Số",
  }, true),
  dangling = last({
    "của", "và", "về", "các", "những", "cho", "với", "tại", "trong", "hoặc", "theo", "để",
    "trên", "bởi", "do", "vào",
  }),

  -- “ngày      tháng      năm 2026”
  blank_before = { "ngày$", "tháng$", "^năm$" },
  blank_behind = { "^tháng", "^năm" },

  attached = { "^ kèm theo" },
  attaches = { "kèm theo $" },
}
