-- SPDX-License-Identifier: MIT
-- Nơi nhận: the lines below “Nơi nhận:”, in text or in the cell beside the signature, to
-- the line Lưu.
local ipairs = ipairs
local block = lib.block
local HEAD = block.why("cả dòng là “Nơi nhận:”", "the whole line is “Nơi nhận:”")
local ITEM = block.why("một dòng dưới “Nơi nhận:”", "a line below “Nơi nhận:”")
local NOI_NHAN = data.moc.ten.noi_nhan
local HEAD_PATTERN = "^" .. NOI_NHAN .. "%s*:?%s*"
local HEAD_SIGN = "^" .. NOI_NHAN .. "%s*:"

local function without_dash(s)
  return s:match("^[-+*]%s*") or s:match("^–%s*") or s:match("^•%s*") or ""
end

local function is_kept(s)
  return s:find("^Lưu%s*:") ~= nil or s:find("^Lưu VT") ~= nil
end

-- Whether a line in the flow belongs to the list.
local function is_item(b, last)
  if b.kind ~= "para" or b.role or b.words > 40 or b.text == "" then
    return false
  end
  if b.label then
    return b.label.kind == "gach" or b.label.kind == "cong" or b.label.kind == "sao"
  end
  if b.upper or b.bold then
    return false
  end
  return b.text:find("^[-–•]") ~= nil or b.ends == ";" or is_kept(b.text)
    or (last ~= nil and not last.closed and b.lower)
end

local function place_cell(part, head, at)
  for i = at + 1, #part.blocks do
    local b = part.blocks[i]
    if b.table ~= head.table or b.column ~= head.column then
      return
    end
    if b.kind == "para" and b.text ~= "" and (b.label or not block.is_blank(b.text)) then
      block.claim(b, "noi_nhan", 0.9, ITEM)
    end
  end
end

local function place_flow(part, head, at)
  local last = head
  for i = at + 1, #part.blocks do
    local b = part.blocks[i]
    if not is_item(b, last ~= head and last or nil) then
      return
    end
    block.claim(b, "noi_nhan", 0.9, ITEM)
    last = b
    if is_kept(b.text:sub(#without_dash(b.text) + 1)) and b.ends == "." then
      return
    end
  end
end

-- What stands behind the mark that vanban prints; nil: nothing.
local function item_of(b, skip, ctx)
  local dash = #without_dash(b.text:sub(skip + 1))
  if skip + dash > 0 then
    ctx.cut(b, skip + dash + 1)
  end
  return b.text ~= "" and b or nil
end

return {
  id = "import.noi_nhan",
  title = { vi = "Nơi nhận", en = "Recipients" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.9.b",
  import = {
    starts = "N",
    mark = function(b)
      if not b.text:find(HEAD_SIGN) then
        return b.text == NOI_NHAN and 0.8 or nil, HEAD
      end
      if b.words <= 3 then
        return 0.97, HEAD
      end
      -- with the first of them on the same line; a sentence is longer
      return b.words <= 12 and 0.7 or nil, HEAD
    end,
    place = function(part)
      local head
      for _, b in ipairs(block.all(part, "noi_nhan")) do
        if part.kind == "phu_luc" or (head and head.table) then
          block.release(b) -- of a copy, below the document
        else
          if head then
            block.release(head) -- a sentence before that quotes it
          end
          head = b
        end
      end
      if not head then
        return
      end
      part.memo.recipients = head
      if head.table then
        place_cell(part, head, head.i)
      else
        place_flow(part, head, head.i)
      end
    end,
    build = function(part, ctx)
      local items = {}
      local lines = block.all(part, "noi_nhan")
      if part.kind == "phu_luc" then
        return
      end
      for i, b in ipairs(lines) do
        local skip = i == 1 and b.text:match(HEAD_PATTERN) or ""
        local last = items[#items]
        if skip ~= "" then
          ctx.found("frame", b, skip, "")
        end
        local is_marked = without_dash(b.text:sub(#skip + 1)) ~= ""
        local item = item_of(b, #skip, ctx)
        if item and last and not is_marked and not last.closed and b.lower
          and #last.text < 1000 then
          ctx.join(last, b)
        else
          items[#items + 1] = item
        end
      end
      if #items > 0 then
        ctx.items("noi_nhan", items)
      elseif part.memo.numbered then
        ctx.field("noi_nhan")
      end
    end,
  },
}
