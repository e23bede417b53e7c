-- SPDX-License-Identifier: MIT
-- Trích yếu nội dung; that of a công văn begins with "V/v" (NĐ 30/2020/NĐ-CP,
-- Phụ lục I, II.5). Else it only says that it is missing.
local function is_begun(s)
  local lower = text.lower(s)
  return text.starts(lower, "v/v") or text.starts(lower, "về việc")
end

return {
  id = "nd30.trich_yeu",
  title = {
    vi = "Văn bản có tên loại có trích yếu nội dung",
    en = "A document with a type has a summary",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.5",
  level = "warning",
  gives = { "dong_trich_yeu" },
  derive = {
    ["head.main"] = function(head)
      local fact = lib.the_thuc.fact(head)
      local field = head:get("trich_yeu")
      if not fact or fact.viet_tat or fact.kem_theo or not field
        or head:value("dong_trich_yeu") then
        return -- its name is printed
      end
      local copy = field:clone()
      if copy.text ~= "" and not is_begun(copy.text) then
        copy:prepend("V/v ")
      end
      head:set("dong_trich_yeu", copy)
    end,
  },
  check = {
    ["head.main"] = function(head, ctx)
      if not head:value("trich_yeu") then
        ctx:report(head:get("trich_yeu") or head, {
          vi = "chưa có trích yếu nội dung (trích yếu: …)",
          en = "the summary is missing (trích yếu: …)",
        })
      end
    end,
  },
}
