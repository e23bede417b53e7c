-- SPDX-License-Identifier: MIT
-- Nơi nhận: each line ends in ";", the last one in "." (NĐ 30/2020/NĐ-CP, Phụ
-- lục I, II.9.d). Only where no sign stands; the Lưu line is not rewritten.
return {
  id = "nd30.noi_nhan",
  title = {
    vi = "Dấu cuối dòng của nơi nhận",
    en = "Marks at the end of the recipients",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.9.d",
  level = "info",
  derive = {
    ["head.main"] = function(head)
      lib.the_thuc.end_items(head:items("noi_nhan"))
    end,
  },
  check = {
    ["head.main"] = function(head, ctx)
      if #head:items("noi_nhan") == 0 then
        ctx:report(head:get("noi_nhan") or head, {
          vi = "chưa có nơi nhận",
          en = "the recipients are missing",
        })
      end
    end,
  },
}
