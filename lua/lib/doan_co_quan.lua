-- SPDX-License-Identifier: MIT
-- The issuing agency of a document whose head names none, told from its first
-- sentences ("Văn phòng UBND tỉnh ban hành …"), its last one ("… của Ban Dân tộc
-- tỉnh./."), the signer ("TM. ỦY BAN NHÂN DÂN") and the code ("KH-UBND"). A guess
-- that these contradict is none.
local ipairs, list, text = ipairs, list, text
local block = lib.block
local words_of = data.ten_co_quan

local SENTENCE = block.why("không thấy ở phần đầu; đoán từ câu “… ban hành …”",
  "not in the head; guessed from the sentence “… ban hành …”")
local SIGNER = block.why("không thấy ở phần đầu; đoán từ quyền hạn của người ký",
  "not in the head; guessed from the authority of the signer")

local NAME_BYTES = 60 -- of a place
local NAME_WORDS = 14 -- of an agency, with the places in it
local OPENING = 12 -- blocks behind the title in which the first sentence stands

-- A sentence in which the agency says what it does.
local VERBS = {
  "ban hành", "xây dựng", "báo cáo", "thông báo", "hướng dẫn", "đề nghị", "kính trình", "trình",
  "yêu cầu", "tổ chức", "đề xuất", "triển khai", "kính mời", "trân trọng", "có ý kiến",
  "nhận được", "kính gửi", "quyết định", "trả lời", "phối hợp", "tiếp tục", "công bố", "đã",
}

-- An agency whose name says little without the one above it, which follows in its name.
local UNITS = { "Văn phòng", "Thanh tra" }

-- "Văn phòng UBND tỉnh": begins as an agency does, has no digit, is short.
local function is_name(s)
  local _, count = s:gsub("%S+", "")
  if count == 0 or count > NAME_WORDS or s:find("[%d“”\"()]") then
    return false
  end
  for _, word in ipairs(words_of.dau) do
    if word ~= "Tên" and text.starts(s, word)
      and (#s == #word or s:find("^%s", #word + 1)) then
      return true
    end
  end
  return false
end

-- What stands behind the last end of a sentence or comma in s.
local function last_clause(s)
  for _, sign in ipairs { ".", ";", ":", "," } do
    local rest = s:match("^.*%" .. sign .. "%s+(.*)$")
    s = rest or s
  end
  return text.trim(s)
end

-- The agency of the first sentence in s with one of VERBS.
local function in_sentence(s)
  local best, place
  for _, verb in ipairs(VERBS) do
    local sought = " " .. verb .. " "
    local from = s:find(sought, 1, true)
    while from and not (place and from > place) do
      local name = last_clause(s:sub(1, from - 1))
      if is_name(name) then
        best, place = name, from
        break
      end
      from = s:find(sought, from + 1, true)
    end
  end
  return best
end

-- "Trên đây là báo cáo … của Ban Dân tộc tỉnh./."
local function at_end(s)
  if not text.starts(s, "Trên đây") then
    return nil
  end
  local name = s:gsub("[%s./;]+$", ""):match("^.* của (.*)$")
  return name and is_name(name) and name or nil
end

local LEVELS = { "tỉnh", "thành phố", "huyện", "thị xã", "xã", "phường", "đặc khu" }

-- The proper name at the front of s: words with capitals.
local function proper_name(s)
  local name = {}
  for word in s:gmatch("%S+") do
    local bare = word:gsub("[%p]+$", "")
    if not block.starts_upper(bare) or bare:find("%d") then
      break
    end
    name[#name + 1] = bare
    if bare ~= word then
      break
    end
  end
  return #name > 0 and #name <= 4 and list.join(name, " ") or nil
end

-- The name that most often stands behind the word of a level ("tỉnh Sơn La").
local function named(blocks, level)
  local counts, best = {}, nil
  for i = 1, #blocks do
    local s = blocks[i].text
    local _, to = s:find(level .. " ", 1, true)
    while to do
      local name = proper_name(s:sub(to + 1, to + NAME_BYTES))
      if name then
        counts[name] = (counts[name] or 0) + 1
        if not best or counts[name] > counts[best] then
          best = name
        end
      end
      _, to = s:find(level .. " ", to + 1, true)
    end
  end
  return best
end

-- "UBND tỉnh" → "UBND tỉnh Sơn La"
local function completed(name, blocks)
  for _, level in ipairs(LEVELS) do
    if text.ends(name, " " .. level) then
      local proper = named(blocks, level)
      return proper and name .. " " .. proper or name
    end
  end
  return name
end

-- "Văn phòng UBND tỉnh" → "Văn phòng", "UBND tỉnh"
local function parted(name)
  for _, unit in ipairs(UNITS) do
    if text.starts(name, unit .. " ") then
      local above = name:sub(#unit + 2)
      if is_name(above) then
        return unit, above
      end
    end
  end
  return name, nil
end

local function is_committee(name)
  return text.starts(name, "UBND") or text.starts(name, "Ủy ban nhân dân")
end

-- The code and the signer agree with the name.
local function agrees(name, facts)
  local of_committee = facts.code and facts.code:find("^UBND") ~= nil
  if of_committee or facts.for_committee then
    return is_committee(name)
  end
  return not (facts.code and is_committee(name))
end

local function facts_of(part)
  local so = part.memo.so
  local facts = { code = so and so.fact and so.rest ~= "" and so.rest or nil }
  for _, b in ipairs(block.all(part, "nguoi_ky")) do
    if b.text:find("^TM%. ỦY BAN NHÂN DÂN") or b.text:find("^TM%. UBND") then
      facts.for_committee, facts.signer = true, b
    end
  end
  return facts
end

-- doan_co_quan(part) → { name, above or nil, block, why }, or nil.
return function(part)
  local blocks, facts = part.blocks, facts_of(part)
  local opened = 0
  local function found(name, b, why)
    if not name or not agrees(name, facts) then
      return nil
    end
    local own, above = parted(name)
    return {
      name = completed(own, blocks), above = above and completed(above, blocks),
      block = b, why = why,
    }
  end
  for i = 1, #blocks do
    local b = blocks[i]
    local is_text = b.kind == "para" and b.words > 5 and b.role ~= "noi_nhan"
    if is_text and opened < OPENING and (not part.memo.title or i > part.memo.title.i) then
      opened = opened + 1
      local guess = found(in_sentence(b.text), b, SENTENCE)
      if guess then
        return guess
      end
    end
  end
  for i = #blocks, 1, -1 do
    local guess = found(at_end(blocks[i].text), blocks[i], SENTENCE)
    if guess then
      return guess
    end
  end
  local province = facts.signer and named(blocks, "tỉnh")
  return province and found("Ủy ban nhân dân tỉnh " .. province, facts.signer, SIGNER) or nil
end
