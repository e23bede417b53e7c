-- SPDX-License-Identifier: MIT
-- Căn cứ: each line ends in ";", the last one in "." (NĐ 30/2020/NĐ-CP, Phụ
-- lục I, II.6.a).
return {
  id = "nd30.can_cu",
  title = {
    vi = "Dấu cuối dòng của căn cứ",
    en = "Marks at the end of the legal bases",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.a",
  level = "error",
  derive = {
    ["head.main"] = function(head)
      lib.the_thuc.end_items(head:items("can_cu"))
    end,
  },
}
