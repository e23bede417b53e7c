-- SPDX-License-Identifier: MIT
-- A skeleton source of one type for `vanban new`: the head with what is known
-- (profile, --set) and placeholders in brackets, then the body of data.khung.
-- Called with `co`: folded field → text, several lines for a list. Returns the
-- source, or nil and the nearest type.
local LAM = "# Chỗ trong [ ] là chỗ cần thay; dòng bắt đầu bằng # là ghi chú, không in."

-- Fields in the order in which a head is written: name, placeholder, note.
local function truong(loai, fact)
  local danh_sach = loai == "danh_sach" or loai == "bang" or loai == "bieu"
  local kinh_gui = fact.kinh_gui or loai == "cong_van"
  return {
    { "cơ quan chủ quản", "[Tên cơ quan cấp trên]", "bỏ dòng này nếu không có" },
    { "cơ quan", "[Tên cơ quan]" },
    { "viết tắt", "[VT]", "do cơ quan quy định, đứng trong ký hiệu", not danh_sach },
    { "số", "", "để trống khi chưa có: bản in chừa chỗ", not danh_sach },
    { "địa danh", "[Địa danh]", nil, not danh_sach },
    { "ngày", "", "29/5/2026, 5/2026 hoặc 2026; phần trống bản in chừa chỗ",
      not danh_sach },
    { "trích yếu", "[Nội dung chính của văn bản]" },
    { "kính gửi", "[Nơi nhận]", "một nơi hoặc nhiều nơi, mỗi nơi một dòng",
      kinh_gui, true },
    { "kèm theo", "[Văn bản số … ngày …]", nil, danh_sach },
    { "nơi nhận", (kinh_gui and "Như trên\n" or "") .. "[Nơi nhận]\nLưu: VT", nil,
      not danh_sach, true },
  }
end

local function them(dong, mot)
  dong[#dong + 1] = mot
end

local function them_truong(dong, mot, co)
  local gia_tri = co[text.fold(mot[1])] or mot[2]
  if mot[4] == false then
    return
  end
  if mot[3] then
    them(dong, "# " .. mot[1] .. " — " .. mot[3])
  end
  if mot[5] then
    them(dong, mot[1] .. ":")
    for _, muc in ipairs(text.split(gia_tri, "\n")) do
      them(dong, "  - " .. muc)
    end
  elseif gia_tri == "" then
    them(dong, mot[1] .. ":")
  else
    them(dong, mot[1] .. ": " .. gia_tri)
  end
end

local function nguoi_ky(dong, co)
  them(dong, "# quyền hạn — TM., KT., TL. … và chức vụ của người đứng đầu; "
    .. "bỏ dòng này nếu ký trực tiếp")
  them(dong, "người ký:")
  them(dong, "  quyền hạn: " .. (co.quyen_han or "KT. [Chức vụ người đứng đầu]"))
  them(dong, "  chức vụ: " .. (co.chuc_vu or "[Chức vụ người ký]"))
  them(dong, "  họ tên: " .. (co.ho_ten or "[Họ và tên]"))
end

-- A blank line between blocks, none inside a table.
local function than(dong, khung, thay)
  local truoc = ""
  for _, mot in ipairs(khung) do
    if not (text.starts(mot, "|") and text.starts(truoc, "|")) then
      them(dong, "")
    end
    them(dong, (mot:gsub("{(%l[%l_]*)}", thay)))
    truoc = mot
  end
end

local function dau_cau(s)
  return text.upper(text.sub(s, 1, 1)) .. text.sub(s, 2)
end

return function(co)
  local loai = text.fold(co.loai)
  local fact = lib.loai.served(co.loai)
  if not fact then
    local gan = lib.loai.nearest(co.loai)
    return nil, gan and gan.ten
  end
  local dong = { "---", LAM, "loại: " .. fact.ten }
  for _, mot in ipairs(truong(loai, fact)) do
    them_truong(dong, mot, co)
  end
  if loai ~= "danh_sach" and loai ~= "bang" and loai ~= "bieu" then
    nguoi_ky(dong, co)
  end
  them(dong, "---")
  than(dong, data.khung[loai] or data.khung.chung, {
    loai = dau_cau(fact.ten),
    co_quan = co.co_quan or "[Tên cơ quan]",
  })
  return list.join(dong, "\n") .. "\n"
end
