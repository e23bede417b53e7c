-- SPDX-License-Identifier: MIT
-- Trích yếu nội dung (NĐ 30/2020/NĐ-CP, Phụ lục I, II.5). Says only that it is
-- missing.
return {
  id = "nd30.trich_yeu",
  title = {
    vi = "Văn bản có tên loại có trích yếu nội dung",
    en = "A document with a type has a summary",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.5",
  level = "warning",
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
