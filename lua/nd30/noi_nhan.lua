-- SPDX-License-Identifier: MIT
-- Nơi nhận: each line ends in ";", the last one in "." (NĐ 30/2020/NĐ-CP, Phụ
-- lục I, II.9.d). Only where no sign stands; the Lưu line is not rewritten.
local function end_items(head)
  lib.the_thuc.end_items(head:items("noi_nhan"))
end

return {
  id = "nd30.noi_nhan",
  title = {
    vi = "Dấu cuối dòng của nơi nhận",
    en = "Marks at the end of the recipients",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.9.d",
  level = "info",
  derive = {
    ["head.main"] = end_items,
    ["head.kem_theo"] = end_items,
  },
  check = {
    ["head.main"] = function(head, ctx)
      local fact = lib.the_thuc.fact(head)
      local items = head:items("noi_nhan")
      if #items > 0 and #head:items("kinh_gui") > 0
        and not text.starts(text.lower(items[1].text), "như ") then
        ctx:report(items[1], {
          vi = "có “Kính gửi” thì nơi nhận đầu tiên là “Như trên”",
          en = "with “Kính gửi” the first recipient is “Như trên”",
        })
      end
      if #items == 0 and not (fact and fact.kem_theo) then
        ctx:report(head:get("noi_nhan") or head, {
          vi = "chưa có nơi nhận",
          en = "the recipients are missing",
        })
      end
    end,
  },
}
