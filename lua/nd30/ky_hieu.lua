-- SPDX-License-Identifier: MIT
-- Ký hiệu of a document with a type: abbreviation of the type, "-",
-- abbreviation of the agency; of a công văn: of the agency and of the unit or
-- field ("UBND-VX": viết tắt says both) (NĐ 30/2020/NĐ-CP, Phụ lục I, II.3;
-- Điều 15).
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
      local loai = lib.the_thuc.fact(head)
      local viet_tat = head:value("viet_tat")
      -- số: 05/KH-VPUB gives both
      local written = (head:value("so") or ""):match("/(.+)$")
      if head:value("ky_hieu") or not loai or loai.kem_theo then
        return
      end
      local front = loai.viet_tat and loai.viet_tat .. "-" or ""
      if written then
        head:set("ky_hieu", text.trim(written))
      elseif viet_tat then
        head:set("ky_hieu", front .. viet_tat)
      else
        head:set("ky_hieu", front .. lib.the_thuc.blank(6))
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
