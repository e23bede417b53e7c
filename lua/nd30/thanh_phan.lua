-- SPDX-License-Identifier: MIT
-- A final document has the elements that every document has (NĐ 30/2020/NĐ-CP, Điều
-- 8 khoản 2); only the number may be given later.
local function is_signed(head)
  return list.find(head:items("nguoi_ky"), function(item)
    return text.trim(item.kind == "item" and (item:value("ho_ten") or item.text) or "") ~= ""
  end) ~= nil
end

local function is_dated(head)
  local date = text.date(head:value("ngay") or "")
  return date ~= nil and date.day ~= nil and date.month ~= nil
end

local function has(name)
  return function(head)
    return text.trim(head:value(name) or "") ~= ""
  end
end

-- Those of a document that is issued by another one (quy chế, quy định) stand there.
local ELEMENTS = {
  { "cơ quan", has "co_quan" },
  { "địa danh", has "dia_danh", of_issue = true },
  { "ngày", is_dated, of_issue = true },
  { "trích yếu", has "trich_yeu" },
  { "người ký", is_signed, of_issue = true },
  { "nơi nhận", function(head)
    return #head:items("noi_nhan") > 0
  end, of_issue = true },
}

return {
  id = "nd30.thanh_phan",
  title = {
    vi = "Bản chính thức có đủ thành phần chính",
    en = "A final document has all main elements",
  },
  source = "NĐ 30/2020/NĐ-CP, Điều 8 khoản 2",
  level = "error",
  check = {
    ["head.main"] = function(head, ctx)
      local fact = ctx.final and lib.the_thuc.fact(head)
      for _, element in ipairs(fact and ELEMENTS or {}) do
        local name, is_there = element[1], element[2]
        if not is_there(head) and not (element.of_issue and fact.kem_theo) then
          ctx:refuse(head:get(name) or head, {
            vi = "bản chính thức thiếu “%s”",
            en = "a final document must have “%s”",
          }, name)
        end
      end
    end,
  },
}
