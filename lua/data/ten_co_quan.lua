-- SPDX-License-Identifier: MIT
-- Words of the names of agencies and posts, written as in running text; a name in
-- capitals is put back into small letters only when all of its words are here or
-- stand behind the word for a place.
return {
  -- at the front of an agency's name
  dau = {
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban",
    "UBND", "HĐND", "UBMTTQ", "Văn phòng", "Sở", "Bộ", "Ban", "Cục", "Chi cục", "Tổng cục",
    "Vụ", "Viện", "Trường", "Trung tâm", "Phòng", "Công an", "Thanh tra", "Tỉnh ủy",
    "Thành ủy", "Đảng ủy", "Đảng bộ", "Chi bộ", "Hội đồng", "Hội", "Liên đoàn", "Đoàn",
    "Kho bạc Nhà nước", "Đài", "Tòa án nhân dân", "Viện kiểm sát nhân dân", "Bệnh viện",
    "Học viện", "Bảo tàng", "Thư viện", "Bảo hiểm xã hội", "Ngân hàng Nhà nước", "Tập đoàn",
    "Công ty", "Tổng công ty", "Nhà xuất bản", "Trạm", "Đội", "Bộ Chỉ huy Quân sự",
    "Bộ Chỉ huy Bộ đội Biên phòng", "Ban Quản lý", "Ban Chỉ đạo", "Tổ công tác", "Quỹ",
    "Cổng thông tin điện tử", "Tên", "Thủ tướng Chính phủ", "Chính phủ", "Quốc hội", "Hạt Kiểm lâm",
    "Tỉnh đoàn", "Thành đoàn", "Tổ chuyên môn",
  },
  -- posts
  chuc_vu = {
    "Chủ tịch", "Phó Chủ tịch", "Phó Chủ tịch Thường trực", "Chánh Văn phòng",
    "Phó Chánh Văn phòng", "Trưởng ban", "Phó Trưởng ban", "Giám đốc", "Phó Giám đốc",
    "Tổng Giám đốc", "Phó Tổng Giám đốc", "Bộ trưởng", "Thứ trưởng", "Trưởng phòng",
    "Phó Trưởng phòng", "Cục trưởng", "Phó Cục trưởng", "Vụ trưởng", "Phó Vụ trưởng",
    "Chi cục trưởng", "Phó Chi cục trưởng", "Viện trưởng", "Phó Viện trưởng", "Hiệu trưởng",
    "Phó Hiệu trưởng", "Bí thư", "Phó Bí thư", "Chánh Thanh tra", "Phó Chánh Thanh tra",
    "Chánh án", "Phó Chánh án", "Trưởng trạm", "Đội trưởng", "Phó Đội trưởng", "Tổng cục trưởng",
    "Thủ trưởng", "Phó Thủ trưởng", "Thủ tướng", "Phó Thủ tướng", "Trưởng đoàn", "Tổ trưởng",
    "Phó Tổ trưởng", "Chủ nhiệm", "Phó Chủ nhiệm", "Trưởng Công an", "Phó Trưởng Công an",
    "Chỉ huy trưởng", "Chính ủy", "Ủy viên", "Ủy viên Thường trực", "Thư ký", "Chủ tọa",
    "Người ký", "Kế toán trưởng", "Trưởng khoa", "Tổng Biên tập", "Trưởng Ban quản lý",
    "Chánh Văn phòng Ủy ban", "Phụ trách", "Đại diện", "Trạm trưởng", "Phó Trạm trưởng",
    "Chủ trì", "Người lập", "Người lập biểu", "Trưởng thôn", "Trưởng bản",
  },
  -- fields of work and what else stands in names
  nganh = {
    "Nội vụ", "Tài chính", "Y tế", "Xây dựng", "Tư pháp", "Công Thương", "Ngoại vụ",
    "Ngoại giao", "Quốc phòng", "Công an", "Giáo dục", "Giáo dục và Đào tạo",
    "Khoa học và Công nghệ", "Nông nghiệp và Môi trường",
    "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp", "Môi trường",
    "Văn hóa, Thể thao và Du lịch", "Văn hóa - Xã hội", "Văn hóa", "Thể thao", "Du lịch",
    "Dân tộc và Tôn giáo", "Dân tộc", "Tôn giáo", "Kế hoạch và Đầu tư", "Kế hoạch", "Đầu tư",
    "Tài nguyên và Môi trường", "Tài nguyên", "Lao động - Thương binh và Xã hội", "Lao động",
    "Thông tin và Truyền thông", "Thông tin", "Truyền thông", "Giao thông vận tải",
    "Tổ chức - Hành chính - Quản trị", "Tổ chức", "Hành chính", "Quản trị", "Tổng hợp",
    "Tài vụ", "Tài chính - Kế hoạch", "Kinh tế", "Hạ tầng", "Đô thị", "Văn thư", "Lưu trữ",
    "Kiểm lâm", "Thủy lợi", "Chăn nuôi", "Thú y", "Trồng trọt", "Thuế", "Hải quan", "Thống kê",
    "Quản lý thị trường", "Quản lý", "Quân sự", "Biên phòng", "Nhà nước", "Việt Nam",
    "Trung ương", "Chính phủ", "Tuyên giáo", "Dân vận", "Nội chính", "Kiểm tra", "Đối ngoại",
    "Pháp chế", "Cải cách hành chính", "Thi đua - Khen thưởng", "Thi đua", "Khen thưởng",
    "Chuyển đổi số", "Dịch vụ", "Phục vụ hành chính công", "Khuyến nông", "Kiểm soát bệnh tật",
    "Phòng, chống", "Phát triển quỹ đất", "Đất đai", "Thường trực", "Đoàn đại biểu Quốc hội",
    "Đại học", "Cao đẳng", "GD&ĐT", "Đa khoa", "Cấp nước", "Môi trường đô thị",
    "Đầu tư xây dựng", "Dự án", "Khu công nghiệp", "Khu kinh tế",
    "Phát thanh và Truyền hình", "Báo", "Quốc gia", "Phụ nữ", "Nông dân", "Cựu chiến binh",
    "Thanh niên", "Chữ thập đỏ", "Bảo hiểm", "Xã hội", "Điện tử", "Thủy sản", "Hội nghị",
    "An toàn thực phẩm", "Chuyên", "Nghiệp vụ", "Khuyến học", "bên A", "bên B",
  },
  -- of those above, the ones before a proper name: what is not known behind them is one
  mang_ten = {
    "Tỉnh ủy", "Thành ủy", "Tỉnh đoàn", "Thành đoàn", "Trung học phổ thông",
    "Trung học cơ sở", "Tiểu học", "Mầm non", "THPT", "THCS",
  },
  -- small inside a name
  nho = { "và", "của", "các", "cấp", "về", "trực thuộc", "khu vực" },
  -- before the name of a place or a school
  dia_phuong = {
    "tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu",
    "Trung học phổ thông", "Trung học cơ sở", "Tiểu học", "Mầm non", "THPT", "THCS",
  },
}
