-- SPDX-License-Identifier: MIT
-- The body: what no other role has taken, in the order of the file. Nothing is left out.
local block = lib.block
local TEXT = block.why("đoạn của nội dung", "a paragraph of the text")
local LABEL = block.why("đoạn của nội dung, có số hoặc ký hiệu đầu dòng",
  "a paragraph of the text with a label")
local TABLE = block.why("bảng số liệu", "a table of data")
local OTHER = block.why("giữ nguyên như tệp gốc", "kept as in the original")
local STRAY = block.why("đứng ở phần đầu nhưng không khớp thành phần nào",
  "stands in the head but is none of its parts")

local ALIGNED = { center = "giua", right = "phai" }

local function place_one(b, title)
  if b.kind == "para" then
    if title and b.i < title.i then
      block.claim(b, "khong_hieu", 0.3, STRAY)
    else
      block.claim(b, "doan", b.label and 0.9 or 0.8, b.label and LABEL or TEXT)
    end
  elseif b.kind == "table" then
    block.claim(b, "bang", 0.9, TABLE)
  else
    block.claim(b, "giu_nguyen", 0.9, OTHER)
  end
end

local function put_para(b, ctx)
  if b.text == "" and not b.node.first then
    return -- an empty line says nothing
  end
  if ALIGNED[b.align] then
    ctx.directive(ALIGNED[b.align])
  end
  ctx.para(b)
end

-- A break of pages where a part begins or ends is vanban's.
local function is_edge(blocks, i)
  local first, last = i - 1, i + 1
  while first > 0 and blocks[first].was_done do
    first = first - 1
  end
  while blocks[last] and blocks[last].was_done do
    last = last + 1
  end
  return first == 0 or not blocks[last]
end

local function put(part, b, i, ctx)
  if b.role == "de_muc" then
    ctx.heading(b)
  elseif b.kind == "para" then
    put_para(b, ctx)
  elseif b.kind ~= "page_break" or not is_edge(part.blocks, i) then
    ctx.put(b)
  end
end

return {
  id = "import.doan",
  title = { vi = "Nội dung", en = "The text" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6",
  import = {
    place = function(part)
      local blocks = part.blocks
      for i = 1, #blocks do
        local b = blocks[i]
        if not b.role then
          place_one(b, part.memo.title)
        end
      end
    end,
    build = function(part, ctx)
      local blocks = part.blocks
      for i = 1, #blocks do
        local b = blocks[i]
        b.was_done = b.done -- in the head, or listed
      end
      for i = 1, #blocks do
        local b = blocks[i]
        if not b.done and b.kind ~= "note" then
          put(part, b, i, ctx)
        end
      end
      for i = 1, #blocks do
        local b = blocks[i]
        if b.kind == "note" then
          ctx.put(b)
        end
      end
    end,
  },
}
