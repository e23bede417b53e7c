-- SPDX-License-Identifier: MIT
-- Tên loại văn bản: the whole line is one of the names in capitals; công văn has none.
-- The line may go on with the trích yếu in the same paragraph.
local list, text = list, text
local block = lib.block
local WHOLE = block.why("cả dòng là tên loại, chữ in hoa", "the whole line is a type in capitals")
local LOOK = block.why("cả dòng là tên loại, đậm hoặc giữa trang",
  "the whole line is a type, bold or centred")
local BEGINS = block.why("dòng chữ in hoa bắt đầu bằng tên loại",
  "a line in capitals that begins with a type")
local CODE = block.why("không có dòng tên loại; loại theo ký hiệu",
  "no line names the type; it is that of the code")
local LETTER = block.why("không có dòng tên loại; có “Kính gửi” hoặc “V/v”: công văn",
  "no line names the type; Kính gửi or V/v: a công văn")
local UNKNOWN = block.why("dòng chữ in hoa ngay dưới phần đầu, không có trong danh sách loại",
  "a line in capitals right below the head, in no list of types")
local LATE = 60 -- no head is longer, in lines

-- The printed name at the front of a line in capitals: "KẾ HOẠCH TRIỂN KHAI …".
local function name_in_front(s)
  local words = text.words(s)
  for count = math.min(3, #words - 1), 2, -1 do
    local name = list.join({ table.unpack(words, 1, count) }, " ")
    if data.loai[text.fold(name)] then
      return name
    end
  end
  return nil
end

-- A công văn has no line for its type, but Kính gửi, or V/v under the number.
local function is_letter(part)
  if block.first(part, "kinh_gui") then
    return true
  end
  local so = block.first(part, "so_ky_hieu")
  local below = so and part.blocks[so.i + 1]
  return below ~= nil and below.text:find("^[Vv]/[Vv]") ~= nil
end

-- What the name of a form begins with: Phiếu trình, Bản cam kết, Đơn xin nghỉ phép.
local FORMS = { phieu = true, giay = true, ban = true, don = true, to = true, the = true }

local function is_form(b)
  return FORMS[text.fold(b.text:match("^%S+"))] ~= nil and b.words <= 6
end

-- A short line in capitals right below the head, in no list of types: a type all the
-- same, but doubtful. A công văn has V/v or Kính gửi there.
local function place_unknown(part)
  local head = block.first(part, "quoc_hieu")
  for i = head and part.kind ~= "phu_luc" and head.i + 1 or #part.blocks + 1, #part.blocks do
    local b = part.blocks[i]
    if b.role == "kinh_gui" or b.text:find("^[Vv]/[Vv]") then
      return nil
    end
    if not b.role and not (head.table and b.table == head.table) and not block.is_blank(b.text) then
      if b.kind == "para" and b.upper and not b.label and b.words <= 8 and b.ends == ""
        and (b.bold or b.align == "center" or is_form(b)) then
        block.claim(b, "ten_loai", 0.4, UNKNOWN)
        return b
      end
      return nil
    end
  end
  return nil
end

return {
  id = "import.ten_loai",
  title = { vi = "Tên loại văn bản", en = "Type of the document" },
  source = "NĐ 30/2020/NĐ-CP, Điều 7; Phụ lục I, II.5",
  import = {
    max_words = 40,
    mark = function(b)
      if b.label or not (b.upper or b.bold or b.outline or b.align == "center") then
        return nil
      end
      if b.words <= 4 and data.loai[text.fold(b.text)] and b.ends == "" then
        if b.upper then
          return 0.95, WHOLE
        end
        return 0.7, LOOK
      end
      if b.upper and b.words > 3 and name_in_front(b.text) then
        return 0.55, BEGINS
      end
      return nil
    end,
    -- The first before the text begins; later ones are text.
    place = function(part)
      local found
      local began = false
      local blocks = part.blocks
      for i = 1, #blocks do
        local b = blocks[i]
        began = began or (b.label and b.label.value and b.words > 1 and not b.role)
        if b.role == "ten_loai" then
          if found or began or i > LATE or part.kind == "phu_luc" then
            block.release(b)
          else
            found = b
          end
        end
      end
      local so = part.memo.so
      found = found or place_unknown(part)
      if found and found.conf < 0.5 then
        part.memo.loai, part.memo.title = text.lower(found.text), found
      elseif found then
        local fact = data.loai[text.fold(found.text)]
        part.memo.loai = (fact or data.loai[text.fold(name_in_front(found.text))]).ten
        part.memo.title = found
      elseif part.kind == "main" and so and so.fact then
        part.memo.loai, part.memo.loai_why = so.fact.ten, CODE
      elseif part.kind == "main" and is_letter(part) then
        part.memo.loai, part.memo.loai_why = "công văn", LETTER
      end
      local known = data.loai[text.fold(part.memo.loai or "")]
      part.memo.numbered = part.kind == "main" and not (known and known.kem_theo)
    end,
    build = function(part, ctx)
      local b, loai = part.memo.title, part.memo.loai
      if part.kind == "phu_luc" then
        return
      end
      ctx.field("loai", loai)
      if not loai then
        return
      end
      if part.kind == "main" and not lib.loai.served(loai) then
        ctx.miss("loai", loai)
      end
      if b then
        local whole = b.conf < 0.5 or data.loai[text.fold(b.text)]
        local name = whole and b.text or name_in_front(b.text)
        ctx.found("field", b, name, loai)
        if name ~= b.text then
          part.memo.summary = ctx.cut(b, #name + 1)
        end
      else
        ctx.found("field", nil, "", loai)
        local from = block.first(part, "so_ky_hieu") or block.first(part, "kinh_gui")
        if from then
          ctx.report(from, "ten_loai", 0.8, part.memo.loai_why)
        end
      end
    end,
  },
}
