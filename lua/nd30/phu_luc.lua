-- SPDX-License-Identifier: MIT
-- Phụ lục: a Roman number when there are two or more, none when there is one;
-- the title in capitals; the line that names the document; the text mentions it
-- (NĐ 30/2020/NĐ-CP, Phụ lục I, III.1). A label is printed as written; only a
-- missing number is added.
local function place_of(part, parts)
  local _, place = list.find(parts, function(other)
    return other == part
  end)
  return place
end

-- "Phụ lục I" → "I"; nil when no number stands there.
local function number_of(label)
  return text.words((label:gsub("[.:]", " ")))[3]
end

-- The label as printed; what is wrong with the written one is said.
local function printed_label(head, ctx)
  local parts = lib.the_thuc.appendices(head)
  local label = head:value("nhan_phu_luc") or "Phụ lục"
  local number = number_of(label)
  local field = head:get("nhan_phu_luc") or head
  if not text.starts(label, "Phụ lục") then
    ctx:report(field, {
      vi = "viết “Phụ lục” bằng chữ thường, không viết “%s”",
      en = "write “Phụ lục” in small letters, not “%s”",
    }, label)
  end
  if #parts == 1 and number then
    ctx:info(field, {
      vi = "chỉ có một phụ lục thì không đánh số: “%s”",
      en = "a single appendix has no number: “%s”",
    }, label)
  elseif #parts > 1 and not number then
    number = text.roman(place_of(head.parent, parts))
    ctx:info(field, {
      vi = "có từ hai phụ lục trở lên, đã thêm số %s",
      en = "there are two or more appendices: the number %s was added",
    }, number)
    return text.trim(label) .. " " .. number
  elseif #parts > 1 and not text.from_roman(number) then
    ctx:report(field, {
      vi = "phụ lục đánh số bằng chữ số La Mã: “%s”",
      en = "appendices have Roman numbers: “%s”",
    }, label)
  end
  return label
end

return {
  id = "nd30.phu_luc",
  title = {
    vi = "Phụ lục: số La Mã khi có từ hai, tên in hoa, dòng “Kèm theo …”",
    en = "Appendices: Roman numbers from two on, title in capitals, reference",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, III.1",
  level = "error",
  gives = { "nhan_in", "ten_in", "dong_kem_theo" },
  derive = {
    ["head.phu_luc"] = function(head, ctx)
      local main = lib.the_thuc.main_head(head)
      local electronic = text.fold(main:value("ban") or "") == "dien_tu"
      if not head:value("mau") then
        head:set("mau", electronic and "2.2" or "2.1")
      end
      if not head:value("nhan_in") then
        head:set("nhan_in", printed_label(head, ctx))
      end
      if head:value("ten_phu_luc") and not head:value("ten_in") then
        head:set("ten_in", lib.the_thuc.capitals(head:get("ten_phu_luc")))
      end
      if not head:value("dong_kem_theo") then
        head:set("dong_kem_theo", lib.the_thuc.reference(main))
      end
    end,
  },
  check = {
    ["body.main"] = function(body, ctx)
      local first = lib.the_thuc.appendices(body)[1]
      if first and not text.find(text.lower(body.text), "phụ lục") then
        ctx:report(first.first:get("nhan_phu_luc") or first, {
          vi = "bài không nhắc đến phụ lục này",
          en = "the text does not mention this appendix",
        })
      end
    end,
  },
}
