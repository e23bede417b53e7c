-- SPDX-License-Identifier: MIT
-- What is attached with a head of its own (a regulation, a list): the agency is
-- that of the document, "(Kèm theo …)" under the title (NĐ 30/2020/NĐ-CP, Phụ
-- lục III, mẫu 1.3).
local function inherit(head, main, name)
  local field = main:get(name)
  if field and not head:value(name) then
    head:set(name, field:clone())
  end
end

return {
  id = "nd30.kem_theo",
  title = {
    vi = "Dòng “Kèm theo …” của văn bản, danh sách ban hành kèm theo",
    en = "The line “Kèm theo …” of what is attached to a document",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.3",
  level = "warning",
  gives = { "dong_kem_theo", "ky_so" },
  derive = {
    ["head.main"] = function(head)
      if head:value("kem_theo") and not head:value("dong_kem_theo") then
        head:set("dong_kem_theo", lib.the_thuc.attached(head:get("kem_theo")))
      end
    end,
    ["head.kem_theo"] = function(head)
      local main = lib.the_thuc.main_head(head)
      if not head:value("mau") then
        head:set("mau", "kem-theo")
      end
      if not head:value("co_quan") then
        inherit(head, main, "co_quan_chu_quan")
        inherit(head, main, "co_quan")
      end
      if head:value("dong_kem_theo") then
        return
      end
      if head:value("kem_theo") then
        head:set("dong_kem_theo", lib.the_thuc.attached(head:get("kem_theo")))
      else
        head:set("dong_kem_theo", lib.the_thuc.reference(main))
      end
    end,
  },
}
