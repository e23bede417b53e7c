-- SPDX-License-Identifier: MIT
-- The signature: lines of authority (TM., KT. …) and post in capitals, then the name.
-- It stands beside or below the recipients, or above them.
local ipairs, list = ipairs, list
local block, ten_rieng = lib.block, lib.ten_rieng
local AUTHORITY = block.why("bắt đầu bằng TM., KT., TL., TUQ. hoặc Q.",
  "begins with TM., KT., TL., TUQ. or Q.")
local POST = block.why("chữ in hoa, chức vụ ở cuối văn bản", "a post in capitals at the end")
local BESIDE = block.why("chữ in hoa bên cạnh nơi nhận", "capitals beside the recipients")
local NAME = block.why("họ tên ngay dưới chức vụ", "a person's name right below the post")
local SIGNED = block.why("chỗ ký, đóng dấu", "the place of signature and seal")
local LINES = 40 -- of all signatures, blank ones too
local PREFIXES = { TM = true, KT = true, TL = true, TUQ = true, Q = true }

-- "TM. ỦY BAN NHÂN DÂN" → "TM", "ỦY BAN NHÂN DÂN"; organs of the party write "T/M".
local function split_prefix(s)
  local word, rest = s:gsub("^([KT])/([ML]?T?)%s", "%1%2. "):match("^(%u+)%.%s*(.*)$")
  if not word then
    word, rest = s:match("^(%u%u%u?)%s+(.*)$")
  end
  if word and PREFIXES[word] and rest ~= "" then
    return word, rest
  end
  return nil
end

local SIGNED_MAX = 120 -- bytes

local function is_signed(s)
  if #s > SIGNED_MAX then
    return false
  end
  local letters = block.letters(s)
  return letters == "daky" or letters:find("^chuky") ~= nil or letters == "kytendongdau"
    or letters == "kyten" or letters == "kyghirohoten" or letters == "daukytendongdau"
end

local function is_post(b)
  return b.upper and b.words <= 14 and not b.label and b.text:find("[%d:;]") == nil
end

-- Claims a line of the block of signatures; false for what cannot be one.
local function claim(b, state, is_beside)
  if b.kind ~= "para" or b.role then
    return false
  end
  if block.is_blank(b.text) then
    block.claim(b, "nguoi_ky", 0.9, SIGNED)
    return true
  end
  if is_signed(b.text) or state.bracket then
    block.claim(b, "nguoi_ky", 0.85, SIGNED)
    b.signed = true
    state.bracket = (state.bracket or b.text:find("^%(")) and not b.text:find(")", 1, true)
    return true
  end
  local person = state.posts and ten_rieng.is_person(b.text)
  if split_prefix(b.text) and b.upper then
    block.claim(b, "nguoi_ky", 0.95, AUTHORITY)
  elseif person then
    block.claim(b, "nguoi_ky", person, NAME)
    b.person = true
    state.named = true
    return true
  elseif is_post(b) then
    local kind = ten_rieng.kind(b.text)
    if state.named and not state.again and kind ~= "chuc_vu" then
      return false
    end
    block.claim(b, "nguoi_ky", kind == "chuc_vu" and 0.9 or (is_beside and 0.7 or 0.55),
      is_beside and BESIDE or POST)
  elseif is_beside and state.posts and not state.named and b.words <= 8 then
    block.claim(b, "nguoi_ky", 0.4, NAME)
    b.person, state.named = true, true
    return true
  else
    return false
  end
  state.posts = true
  return true
end

-- The lines of a table column by column, but those of the recipients from their `head` on.
local function place_columns(part, of, head)
  local state = {}
  local column
  local blocks = part.blocks
  for i = 1, #blocks do
    local b = blocks[i]
    if b.table == of and not (head and b.column == head.column and b.i >= head.i) then
      if b.column ~= column then
        state, column = {}, b.column
      end
      claim(b, state, true)
    end
  end
end

local function place_below(part, from)
  local state = {}
  for i = from, math.min(#part.blocks, from + LINES) do
    if not claim(part.blocks[i], state, false) then
      break
    end
  end
  if not state.posts then -- blank lines only
    return false
  end
  return true
end

local function begins_signer(b)
  return is_post(b)
    and (split_prefix(b.text) ~= nil or ten_rieng.kind(b.text) == "chuc_vu")
end

-- Without recipients, or above them: from the end upwards names and posts, one signer or
-- several.
local function place_above(part, to)
  local i = to
  while i > 0 and (block.is_blank(part.blocks[i].text) and part.blocks[i].kind == "para") do
    i = i - 1
  end
  local last = part.blocks[i]
  if not last or last.role or last.kind ~= "para" then
    return
  end
  local first = i
  if last.table then -- side by side
    local top = i
    while top > 1 and part.blocks[top - 1].table == last.table do
      top = top - 1
    end
    if begins_signer(part.blocks[top]) then
      place_columns(part, last.table)
      return
    end
  end
  while first > math.max(0, to - LINES) and part.blocks[first].kind == "para"
    and not part.blocks[first].role
    and (is_post(part.blocks[first]) or is_signed(part.blocks[first].text)
      or block.is_blank(part.blocks[first].text) or ten_rieng.is_person(part.blocks[first].text)) do
    first = first - 1
  end
  first = first + 1
  while first <= i and not begins_signer(part.blocks[first]) do
    first = first + 1
  end
  if first > i or first == 1 then
    return
  end
  local state = {}
  for k = first, i do
    claim(part.blocks[k], state, false)
  end
end

-- "TM. ỦY BAN NHÂN DÂN" as it is written in a head, and whether it was known.
local function written(s)
  local prefix, rest = split_prefix(s)
  local sentence, known = ten_rieng.sentence(rest or s)
  return prefix and prefix .. ". " .. sentence or sentence, known
end

-- The fields of one signer; `lines` are blocks.
local function add_line(signer, b)
  local value, known = written(b.text)
  if not known and b.conf > 0.6 then
    b.conf = 0.6
  end
  if split_prefix(b.text) and #signer.chuc_vu == 0 then
    table.insert(signer.quyen_han, value)
  else
    table.insert(signer.chuc_vu, value)
  end
  return value
end

local function fields_of(signer)
  local fields = {}
  if #signer.quyen_han > 0 then
    fields[#fields + 1] = { "quyen_han", signer.quyen_han, true }
  end
  if #signer.chuc_vu > 0 then
    fields[#fields + 1] = { "chuc_vu", signer.chuc_vu, true }
  end
  if signer.ho_ten then
    fields[#fields + 1] = { "ho_ten", signer.ho_ten }
  end
  return fields
end

-- The lines of the signatures; blank ones and places to sign are set apart.
local function lines_of(part, ctx)
  local lines = {}
  for _, b in ipairs(block.all(part, "nguoi_ky")) do
    if block.is_blank(b.text) or b.signed then
      block.aside(b, ctx)
    else
      lines[#lines + 1] = b
    end
  end
  return lines
end

-- Posts side by side, and as many names in the row below: each name behind its post.
local function in_pairs(lines)
  local posts = 0
  while lines[posts + 1] and not lines[posts + 1].person do
    posts = posts + 1
  end
  for i = 1, posts do
    local name = lines[posts + i]
    if #lines ~= 2 * posts or not name.person or split_prefix(lines[i].text)
      or lines[i].column ~= name.column then
      return lines
    end
  end
  local out = {}
  for i = 1, posts do
    out[2 * i - 1], out[2 * i] = lines[i], lines[posts + i]
  end
  return out
end

local function signers_of(part, ctx)
  local signers = {}
  local signer
  local column
  for _, b in ipairs(in_pairs(lines_of(part, ctx))) do
    if not signer or signer.ho_ten or (b.column ~= column and not b.person) then
      signer = { quyen_han = {}, chuc_vu = {} }
      signers[#signers + 1] = signer
      column = b.column
    end
    if b.person then
      signer.ho_ten = b
    else
      block.taken(b, ctx, add_line(signer, b))
    end
  end
  return signers
end

return {
  id = "import.nguoi_ky",
  title = {
    vi = "Quyền hạn, chức vụ, họ tên người ký",
    en = "Authority, post, name of the signer",
  },
  source = "NĐ 30/2020/NĐ-CP, Điều 13; Phụ lục I, II.7",
  import = {
    place = function(part)
      local head = part.memo.recipients
      if part.kind == "phu_luc" then
        return
      end
      if not head then
        place_above(part, #part.blocks)
        return
      end
      if head.table then
        place_columns(part, head.table, head)
        return
      end
      local last = head.i
      while part.blocks[last + 1] and part.blocks[last + 1].role == "noi_nhan" do
        last = last + 1
      end
      if not place_below(part, last + 1) then
        place_above(part, head.i - 1)
      end
    end,
    build = function(part, ctx)
      local signers = part.kind ~= "phu_luc" and signers_of(part, ctx) or {}
      if #signers > 0 then
        ctx.group("nguoi_ky", list.map(signers, fields_of))
      elseif part.memo.numbered then
        ctx.field("nguoi_ky")
      end
    end,
  },
}
