-- SPDX-License-Identifier: MIT
-- Tên cơ quan in capitals (NĐ 30/2020/NĐ-CP, Phụ lục I, II.2.b). The author's
-- line breaks stay.
local function print_names(head)
  for _, name in ipairs { "co_quan_chu_quan", "co_quan" } do
    if head:value(name) and not head:value("ten_" .. name) then
      head:set("ten_" .. name, lib.the_thuc.one_below(lib.the_thuc.capitals(head:get(name))),
        head:get(name))
    end
  end
end

return {
  id = "nd30.co_quan",
  title = {
    vi = "Tên cơ quan chủ quản và cơ quan ban hành in hoa",
    en = "Names of the agencies in capitals",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.2.b",
  level = "warning",
  gives = { "ten_co_quan", "ten_co_quan_chu_quan" },
  derive = {
    ["head.main"] = function(head, ctx)
      if not head:value("co_quan") then
        ctx:report(head:get("co_quan") or head, {
          vi = "chưa nêu cơ quan ban hành, để trống chỗ điền (cơ quan: …)",
          en = "the issuing agency is missing: a blank is left for it (cơ quan: …)",
        })
        head:set("ten_co_quan", lib.the_thuc.dots())
      end
      print_names(head)
    end,
    ["head.kem_theo"] = print_names,
  },
}
