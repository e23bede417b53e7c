-- SPDX-License-Identifier: MIT
-- Tên cơ quan: the lines in capitals at the left of the head, over several lines; the
-- upper one is cơ quan chủ quản. Written in small letters where all words are known.
local ipairs, list, text = ipairs, list, text
local block, ten_rieng = lib.block, lib.ten_rieng
local LEFT = block.why("chữ in hoa ở ô bên trái phần đầu", "capitals at the left of the head")
local TOP = block.why("chữ in hoa ở đầu tệp, trước tên loại",
  "capitals at the top, before the type")
local RULE = block.why("đường kẻ ở phần đầu", "a rule in the head")

local LINES = 12 -- of both agencies

-- The place where the head ends: the type's name, Kính gửi, or the first sentence.
local function head_end(part)
  local blocks = part.blocks
  for i = 1, #blocks do
    local b = blocks[i]
    if b == part.memo.title or b.role == "kinh_gui" then
      return i
    end
    if not b.role and (b.words > 25 or b.kind == "table" or (b.label and b.label.value)) then
      return i
    end
  end
  return #part.blocks + 1
end

-- A line that goes on with the name above it.
local function goes_on(last, b)
  if b.text:find("^VÀ ") or b.text:find("^[-–]") or last.ends == "," or last.ends == "-"
    or last.text:find(" VÀ$") then
    return true
  end
  local kind = ten_rieng.kind(b.text)
  if kind == "dia_phuong" or kind == "nho" then
    return true
  end
  return last.bold == b.bold and kind ~= "dau" and kind ~= "chuc_vu"
end

-- The lines as names: lists of blocks.
local function names_of(lines)
  local names = {}
  for i, b in ipairs(lines) do
    if i > 1 and goes_on(lines[i - 1], b) then
      table.insert(names[#names], b)
    else
      names[#names + 1] = { b }
    end
  end
  return names
end

local function written(name)
  local lines = list.map(name, function(b)
    return b.text
  end)
  return ten_rieng.sentence(list.join(lines, " "))
end

local function take(name, ctx)
  local value, known = written(name)
  for i, b in ipairs(name) do
    if not known then
      b.conf = 0.6
    end
    block.taken(b, ctx, i == 1 and value or "")
  end
  return value
end

-- Where the head has none: a doubt, whatever it was told from.
local function guess(part, ctx)
  local told = lib.doan_co_quan(part)
  if not told or text.fold(ctx.office("co_quan") or "") == text.fold(told.name) then
    ctx.field("co_quan") -- the profile has it
    return
  end
  if told.above then
    ctx.field("co_quan_chu_quan", told.above)
  end
  ctx.field("co_quan", told.name)
  ctx.found("field", nil, "", (told.above or "") .. told.name)
  local shown = told.above and told.name .. " (" .. told.above .. ")" or told.name
  ctx.report(told.block, "co_quan", 0.4, told.why, "cơ quan: " .. shown)
end

return {
  id = "import.co_quan",
  title = { vi = "Tên cơ quan ban hành, cơ quan chủ quản", en = "The agencies" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.2",
  import = {
    place = function(part)
      if part.kind == "phu_luc" then
        return
      end
      local head_table = (block.first(part, "quoc_hieu") or {}).table
      local so = block.first(part, "so_ky_hieu")
      local stop = head_end(part)
      if so and not head_table then
        stop = math.min(stop, so.i) -- the agency stands above its number
      end
      local framed = head_table or block.first(part, "quoc_hieu") or so or part.memo.title
      local count = 0
      for i = 1, framed and stop - 1 or 0 do
        local b = part.blocks[i]
        if not b.role and b.kind == "para" then
          if block.is_blank(b.text) and (not head_table or b.table == head_table) then
            block.claim(b, "co_quan", 0.9, RULE)
          elseif b.upper and count < LINES and b.from ~= "textbox"
            and (not head_table or b.table == head_table) and b.words <= 20
            and not b.closed and b.ends ~= ":" then
            count = count + 1
            block.claim(b, "co_quan", head_table and b.table == head_table and 0.9 or 0.75,
              b.table and LEFT or TOP)
          end
        end
      end
    end,
    build = function(part, ctx)
      local lines = {}
      for _, b in ipairs(block.all(part, "co_quan")) do
        if block.is_blank(b.text) then
          block.aside(b, ctx)
        else
          lines[#lines + 1] = b
        end
      end
      if part.kind == "phu_luc" then
        return
      end
      local names = names_of(lines)
      local _, _, two = written(names[1] or {})
      -- “SỞ NỘI VỤ - CÔNG AN TỈNH”: they issue it together, none is above the other
      if #names == 1 and #names[1] == 1 and two and not two[1]:find("[-–,]$")
        and not two[1]:find(" và$") then
        ctx.field("co_quan_chu_quan", two[1])
        ctx.field("co_quan", two[2])
        block.taken(lines[1], ctx, two[1] .. " " .. two[2])
        return
      end
      if #names > 1 then
        local above = {}
        for i = 1, #names - 1 do
          above[i] = take(names[i], ctx)
        end
        ctx.field("co_quan_chu_quan", above, true)
      end
      if #names > 0 then
        ctx.field("co_quan", take(names[#names], ctx))
      elseif part.kind == "main" then
        guess(part, ctx)
      end
    end,
  },
}
