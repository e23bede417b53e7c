-- SPDX-License-Identifier: MIT
-- Quy tắc riêng của một cơ quan: viết tắt tên cơ quan và dòng Lưu.
--
--   vanban render VAN-BAN.md --rules quy-tac-co-quan.lua
--
-- Chép tệp này, sửa các bảng dưới đây cho cơ quan mình. Quy tắc của cơ quan
-- chạy trước quy tắc của Nghị định 30: điều gì đã có thì Nghị định 30 giữ
-- nguyên. Cách viết quy tắc: man vanban-rules.

-- Tên cơ quan như ở trường "cơ quan" → viết tắt do cơ quan quy định.
local VIET_TAT = {
  ["Văn phòng"] = "VPUB",
  ["Sở Nội vụ"] = "SNV",
}

-- Nơi lưu, ghi sau "Lưu: ", theo viết tắt.
local LUU = {
  VPUB = "VT, TCHCQT, H01b",
  SNV = "VT, VP",
}

return {
  {
    id = "co_quan.viet_tat",
    title = "Viết tắt tên cơ quan theo bảng của cơ quan",
    source = "Quy chế công tác văn thư của cơ quan",
    level = "info",
    derive = {
      -- chạy một lần, trên phần đầu của văn bản chính
      ["head.main"] = function(head, ctx)
        local right = VIET_TAT[head:value("cơ quan")]
        local written = head:value("viết tắt")
        if not right or written == right then
          return -- không có trong bảng, hoặc đã đúng
        end
        if written then
          ctx:report(head:get("viết tắt"), "sửa viết tắt %s thành %s",
            written, right)
        end
        head:set("viết tắt", right)
      end,
    },
  },
  {
    id = "co_quan.luu",
    title = "Dòng Lưu theo đơn vị soạn thảo",
    source = "Quy chế công tác văn thư của cơ quan",
    level = "info",
    derive = {
      ["head.main"] = function(head)
        local luu = LUU[head:value("viết tắt")]
        local items = head:items("nơi nhận")
        local last = items[#items]
        if not luu or not last then
          return
        end
        local line = "Lưu: " .. luu .. "."
        if not text.starts(last.text, "Lưu") then
          last:after(doc.item(line)) -- chưa có dòng Lưu: thêm vào cuối
        elseif last.text ~= line then
          last:replace(doc.item(line))
        end
      end,
    },
  },
}
