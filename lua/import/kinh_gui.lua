-- SPDX-License-Identifier: MIT
-- Kính gửi: one on the same line, or a list with dashes below it.
local ipairs = ipairs
local block = lib.block
local HEAD = block.why("bắt đầu bằng “Kính gửi:”", "begins with “Kính gửi:”")
local ITEM = block.why("một nơi trong danh sách dưới “Kính gửi:”", "an item below “Kính gửi:”")
local HEAD_LINES = 40 -- no head is longer
local HEAD_SIGN = "^" .. data.moc.ten.kinh_gui .. "%s*:"
local HEAD_PATTERN = HEAD_SIGN .. "?%s*"

local function is_item(b, dashes)
  if b.kind ~= "para" or b.role or b.words > 40 then
    return false
  end
  return b.label ~= nil and b.label.kind == "gach" or (not dashes and b.ends == ";")
end

return {
  id = "import.kinh_gui",
  title = { vi = "Nơi kính gửi", en = "Addressees" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.9",
  import = {
    max_words = 80,
    starts = "K",
    mark = function(b)
      if b.text:find(HEAD_SIGN) then
        return 0.95, HEAD
      end
      return nil
    end,
    place = function(part)
      local head = block.first(part, "kinh_gui")
      local at = head and head.i or 0
      if part.kind == "phu_luc" or at > HEAD_LINES then
        head = nil
      end
      block.keep(part, "kinh_gui", head)
      if not head then
        return
      end
      local rest = head.text:gsub(HEAD_PATTERN, "")
      local dashes = false
      if rest ~= "" and not rest:find("^[-+–]%s") and not rest:find(";$") then
        return
      end
      for i = at + 1, #part.blocks do
        local b = part.blocks[i]
        if not is_item(b, dashes) then
          -- one addressee on the line below
          if i == at + 1 and rest == "" and not b.role and b.kind == "para" and b.words < 25
            and b.ends ~= "." and b.ends ~= ":" then
            block.claim(b, "kinh_gui", 0.7, ITEM)
          end
          return
        end
        dashes = dashes or b.label ~= nil
        block.claim(b, "kinh_gui", 0.9, ITEM)
      end
    end,
    build = function(part, ctx)
      local items = {}
      for i, b in ipairs(block.all(part, "kinh_gui")) do
        local skip = i == 1 and b.text:match(HEAD_PATTERN) or ""
        if i == 1 then
          ctx.found("frame", b, skip, "")
        end
        local dash = b.text:match("^[-+–]%s+", #skip + 1) or ""
        if #skip + #dash > 0 then
          ctx.cut(b, #skip + #dash + 1)
        end
        if b.text ~= "" then
          items[#items + 1] = b
        end
      end
      if #items > 0 then
        ctx.items("kinh_gui", items)
      end
    end,
  },
}
