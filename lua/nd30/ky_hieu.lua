-- SPDX-License-Identifier: MIT
-- Ký hiệu of a document with a type: abbreviation of the type, "-",
-- abbreviation of the agency (NĐ 30/2020/NĐ-CP, Phụ lục I, II.3; Điều 15).
-- Abbreviations of agencies are their own; none is made up here.
return {
  id = "nd30.ky_hieu",
  title = {
    vi = "Ký hiệu gồm viết tắt tên loại và viết tắt cơ quan",
    en = "The code: abbreviation of the type and of the agency",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.3",
  level = "warning",
  derive = {
    ["head.main"] = function(head, ctx)
      local loai = data.loai[text.fold(head:value("loai") or "")]
      local viet_tat = head:value("viet_tat")
      -- số: 05/KH-VPUB gives both
      local written = (head:value("so") or ""):match("/(.+)$")
      if head:value("ky_hieu") or not loai then
        return
      end
      if written then
        head:set("ky_hieu", text.trim(written))
      elseif viet_tat then
        head:set("ky_hieu", loai.viet_tat .. "-" .. viet_tat)
      else
        head:set("ky_hieu", loai.viet_tat .. "-" .. lib.the_thuc.blank(6))
        ctx:report(head:get("viet_tat") or head, {
          vi = "chưa nêu viết tắt tên cơ quan, ký hiệu còn để trống"
            .. " (viết tắt: VPUB)",
          en = "the agency's abbreviation is missing, the code has a blank"
            .. " (viết tắt: VPUB)",
        })
      end
    end,
  },
}
