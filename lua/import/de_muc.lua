-- SPDX-License-Identifier: MIT
-- Headings of the body, with a label or without: by their look (bold, outline, capitals),
-- and where that is lost by the text: short, no sign at the end, text below.
local ipairs, list, text = ipairs, list, text
local block = lib.block
local LOOK = block.why("đề mục: đậm hoặc có kiểu đề mục", "a heading: bold, or by its style")
local CAPITALS = block.why("đề mục: chữ in hoa", "a heading: capitals")
local TEXT = block.why("đề mục: ngắn, không có dấu cuối câu, bên dưới là nội dung",
  "a heading: short, no sign at its end, text below")
local WORD = block.why("đề mục: Phần, Chương, Mục", "a heading: Phần, Chương, Mục")

local WORDS = { phan = true, chuong = true, muc = true, tieu_muc = true }
local BULLETS = { gach = true, cong = true, sao = true }
-- Labels that are headings only when they look like one.
local POINTS = { chu = true, so_ngoac = true, so_kep = true, chu_kep = true }
local THRESHOLD = 1.5

-- The block that follows, notes and joined ones passed over.
local function next_of(blocks, i)
  repeat
    i = i + 1
  until not blocks[i] or (blocks[i].role ~= "chu_thich" and blocks[i].role ~= "tiep")
  return blocks[i]
end

local function is_sibling(b, other)
  return other ~= nil and other.label ~= nil and b.label ~= nil and not other.role
    and other.label.kind == b.label.kind
end

local function by_length(b)
  if b.closed then
    return -3
  end
  if b.ends == ":" then -- “Điều 2. Giao các đơn vị:” opens a list
    return b.words <= 11 and not (b.label and b.label.kind == "dieu") and 1.2 or -1
  end
  if b.ends == "," or b.words > 40 then
    return -2
  end
  return b.words <= 30 and 1.5 or 0.5
end

-- Phần, Chương, Mục: with its title in capitals or bold, or alone.
local function score_word(b)
  if b.upper or b.bold or b.outline or b.align == "center" or b.label.skip >= #b.text then
    return b.closed and b.words > 20 and 0 or 4
  end
  local title = b.text:sub(b.label.skip + 1)
  return text.is_upper(title) and 4 or 0
end

local function score_look(b)
  local score = 0
  if b.bold then
    score = score + 2
  end
  if b.outline then
    score = score + (b.bold and 1 or 2)
  end
  if b.upper and b.words > 1 then
    score = score + 2
  end
  if score > 0 and b.closed and b.words <= 15 then
    score = score + 1
  end
  return score
end

-- How far a block is a heading; bold_kinds: labels whose headings are bold here.
local function score_of(b, after, bold_kinds)
  local label = b.label
  local look = score_look(b)
  if label and WORDS[label.kind] then
    return score_word(b), look
  end
  local score = look + by_length(b)
  if not label then
    return look > 0 and b.words <= 40 and score or 0, look
  end
  if POINTS[label.kind] then
    score = score - 2
  end
  if look == 0 then
    if b.node.first.kind == "strong" then
      return 0, look -- only its first words are bold: they are run in, the rest is text
    end
    if is_sibling(b, after) then
      score = score - 1.5
    elseif not after or after.role or (after.label and not BULLETS[after.label.kind]
      and after.label.rank < label.rank and b.ends ~= ":") then
      score = score - 0.25
    else
      score = score + 0.5
    end
    if bold_kinds[label.kind] then
      score = score - 1
    end
  end
  return score, look
end

local function is_candidate(b)
  return b.kind == "para" and not b.role and b.words <= 90
    and not (b.label and BULLETS[b.label.kind]) and not b.from and b.text ~= ""
end

-- Labels of which at least one heading is bold without being a sentence.
local function bold_labels(blocks)
  local kinds = {}
  for i = 1, #blocks do
    local b = blocks[i]
    if b.label and b.bold and not b.role and not b.closed then
      kinds[b.label.kind] = true
    end
  end
  return kinds
end

-- Among siblings told by their text alone the many decide: short lines that follow one
-- another are a list, and the last of them is no heading; among sentences, or beside one
-- that is too long for a heading, what ends in a colon opens a list.
local function settle_run(run)
  local titles, opens, looks, items, sentences, long = 0, 0, 0, 0, 0, 0
  for _, b in ipairs(run) do
    if b.role and not b.by_text then
      looks = looks + 1
    elseif b.role and b.ends == ":" then
      opens = opens + 1
    elseif b.role then
      titles = titles + 1
    elseif b.ends == ":" then
      long = long + 1
    elseif b.is_short then
      items = items + 1
    elseif b.closed then
      sentences = sentences + 1
    end
  end
  local is_list = items > titles + opens
  local is_text = looks + titles == 0 and (sentences > opens or long > 0)
  for _, b in ipairs(run) do
    if b.by_text and (is_list or is_text) then
      block.release(b)
    end
  end
end

local function settle_runs(blocks)
  local runs = {}
  for i = 1, #blocks do
    local b = blocks[i]
    local label = b.label
    local value = label and label.value
    if value and (not b.role or b.role == "de_muc") then
      local kind = label.kind
      local run = runs[kind]
      if value == 1 or not run then
        settle_run(run or {})
        run = {}
        runs[kind] = run
      end
      run[#run + 1] = b
    end
  end
  for _, kind in ipairs(list.keys(runs)) do
    settle_run(runs[kind])
  end
end

return {
  id = "import.de_muc",
  title = { vi = "Đề mục trong nội dung", en = "Headings of the body" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.c-e",
  import = {
    place = function(part)
      local bold_kinds = bold_labels(part.blocks)
      local blocks = part.blocks
      for i = 1, #blocks do
        local b = blocks[i]
        if is_candidate(b) then
          local score, look = score_of(b, next_of(part.blocks, i), bold_kinds)
          if score >= THRESHOLD then
            local why = b.label and WORDS[b.label.kind] and WORD or (b.upper and CAPITALS)
              or (look > 0 and LOOK) or TEXT
            block.claim(b, "de_muc", math.min(0.97, 0.55 + (score - THRESHOLD) * 0.15), why)
            b.by_text = look == 0
          else
            b.is_short = look == 0 and not b.closed and b.words <= 20
          end
        end
      end
      settle_runs(part.blocks)
    end,
  },
}
