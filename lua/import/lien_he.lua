-- SPDX-License-Identifier: MIT
-- Địa chỉ, điện thoại, thư điện tử at the foot of the first page of a công văn, or below
-- the agency's name in a letterhead.
local block = lib.block
local WHY = block.why("địa chỉ, điện thoại, thư điện tử ở đầu hay chân trang hoặc sau chữ ký",
  "address, telephone, e-mail in the head, at the foot or behind the signature")

local LINES = 8

local function is_contact(s)
  return s:find("^Địa chỉ%s*:") ~= nil or s:find("^E%-?[Mm]ail%s*:") ~= nil
    or s:find("^ĐT%s*:") ~= nil or s:find("^Điện thoại%s*:") ~= nil
    or s:find("^Website%s*:") ~= nil or (s:find("ĐT%s*:") and s:find("Fax", 1, true)) ~= nil
end

return {
  id = "import.lien_he",
  title = { vi = "Thông tin liên hệ", en = "Contacts" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, III.4",
  import = {
    place = function(part)
      local signed = false
      if part.kind ~= "main" then
        return
      end
      local head = (block.first(part, "quoc_hieu") or {}).table
      local lines = 0
      local blocks = part.blocks
      for i = 1, #blocks do
        local b = blocks[i]
        signed = signed or b.role == "noi_nhan" or b.role == "nguoi_ky"
        if not b.role and b.kind == "para"
          and (signed or b.from == "footer" or b.from == "header" or (head and b.table == head))
          and lines < LINES and is_contact(b.text) then
          lines = lines + 1
          block.claim(b, "lien_he", 0.85, WHY)
        end
      end
    end,
    build = function(part, ctx)
      local lines = block.all(part, "lien_he")
      if #lines > 0 then
        ctx.field("lien_he", lines, true)
      end
    end,
  },
}
