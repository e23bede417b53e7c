-- SPDX-License-Identifier: MIT
-- Names in capitals put back into small letters, by the words of data.ten_co_quan;
-- names of persons.
local ten_rieng = {}

-- Phrase in capitals → as written, → kind; bytes of the longest; phrases, as written,
-- before a proper name.
local phrases, kinds, longest, before_name

local function add(list_of, kind)
  local keys = text.split(text.upper(table.concat(list_of, "\n")), "\n")
  for i = 1, #keys do
    local key = keys[i]
    if not kinds[key] then
      phrases[key], kinds[key] = list_of[i], kind
    end
    if #key > longest then
      longest = #key
    end
  end
end

local function load()
  phrases, kinds, longest = {}, {}, 0
  local words = data.ten_co_quan
  for _, kind in ipairs { "dau", "chuc_vu", "nganh", "nho", "dia_phuong" } do
    add(words[kind], kind)
  end
  before_name = {}
  for _, phrase in ipairs(words.mang_ten) do
    before_name[phrase] = true
  end
end

-- HOÀ and HÒA, UỶ and ỦY are the same word: the tone on the other letter.
local TONES = {
  { "UỶ", "ỦY" }, { "HOÀ", "HÒA" }, { "HOÁ", "HÓA" }, { "TOÀ", "TÒA" }, { "THUỶ", "THỦY" },
  { "THUÝ", "THÚY" }, { "KHOẺ", "KHỎE" }, { "QUÝ", "QUÝ" },
}

local function settle_tone(word) -- a whole one: TOÀN stays
  for _, pair in ipairs(TONES) do
    if text.starts(word, pair[1]) and (#word == #pair[1] or word:find("^%p", #pair[1] + 1)) then
      return pair[2] .. word:sub(#pair[1] + 1)
    end
  end
  return word
end

-- "SƠN" → "Sơn"; the tone stays where it is printed.
function ten_rieng.capitalised(word)
  return text.sub(word, 1, 1) .. text.lower(text.sub(word, 2))
end

-- How many words from the i-th on a phrase may have.
local function most_at(words, i)
  local count, bytes = 0, -1
  while words[i + count] do
    bytes = bytes + 1 + #words[i + count]
    if bytes > longest + 1 then -- a comma
      break
    end
    count = count + 1
  end
  return count
end

-- The phrase that begins at word i, its kind and number of words.
local function phrase_at(words, i)
  for count = most_at(words, i), 1, -1 do
    local key = table.concat(words, " ", i, i + count - 1)
    if phrases[key] then
      return phrases[key], kinds[key], count
    end
    local before = key:match("^(.*),$")
    if before and phrases[before] then
      return phrases[before] .. ",", kinds[before], count
    end
  end
  return nil, nil, 1
end

-- The printed words, so that a tone keeps its place: "UỶ BAN" → "Uỷ ban".
local function as_printed(wanted, printed)
  local small = text.words(wanted)
  for i, word in ipairs(printed) do
    local lower = text.lower(word)
    if text.lower(small[i]) ~= lower then
      small[i] = text.upper(text.sub(small[i], 1, 1)) == text.sub(small[i], 1, 1)
        and ten_rieng.capitalised(word) or lower
    end
  end
  return list.join(small, " ")
end

local function capital_first(s)
  return text.upper(text.sub(s, 1, 1)) .. text.sub(s, 2)
end

-- ten_rieng.sentence("UBND TỈNH SƠN LA") → "UBND tỉnh Sơn La", true; a name with a
-- word that is not known stays as it is printed: its text, false. Third: the two names
-- where the line holds two, an agency behind the place of another ("UBND TỈNH SƠN LA
-- VĂN PHÒNG").
function ten_rieng.sentence(name)
  if not text.is_upper(name) then
    return name, true
  end
  if not phrases then
    load()
  end
  local printed = text.words(name)
  local words = list.map(printed, settle_tone)
  local out = {}
  local in_place, place_words = false, 0 -- in a proper name
  local second, may_name
  local i = 1
  while i <= #words do
    local found, kind, count = phrase_at(words, i)
    local is_next = kind == "dau" and place_words > 0 and (count > 1 or place_words > 1)
    if found and (is_next or not in_place or kind == "dia_phuong" or count > 1) then
      if is_next and not second then
        second = #out + 1
      end
      local own = { table.unpack(printed, i, i + count - 1) }
      out[#out + 1] = as_printed(found, own)
      in_place, place_words = kind == "dia_phuong", 0
      may_name = before_name[found]
    elseif may_name or in_place or words[i] == "-" or words[i]:find("^%d+$") then
      out[#out + 1] = ten_rieng.capitalised(printed[i])
      in_place, place_words = in_place or may_name, place_words + 1
    else
      return name, false
    end
    i = i + count
  end
  local names = second and {
    capital_first(table.concat(out, " ", 1, second - 1)),
    capital_first(table.concat(out, " ", second)),
  }
  return capital_first(list.join(out, " ")), true, names
end

-- ten_rieng.kind(line): what the name begins with: "dau" (an agency), "chuc_vu", "nho",
-- "dia_phuong" …; nil: not known.
function ten_rieng.kind(line)
  if not phrases then
    load()
  end
  local _, kind = phrase_at(list.map(text.words(text.upper(line)), settle_tone), 1)
  return kind
end

local SURNAMES = {}
for surname in ([[Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh
  Lương Mai Trịnh Cao Hà Lò Lường Quàng Cầm Tòng Vàng Giàng Sùng Thào Mùa Hờ Lù Chang Vừ Ly Ma
  Nông Hoàng Triệu Bế Chu Tô Tạ Tống Thái Châu Quách Quan Lâm La Lục Lưu Kiều Khổng Kim Giáp Doãn
  Diệp Đoàn Đàm Đồng Đới Ninh Nghiêm Phùng Sầm Tăng Thạch Thân Tiêu Trang Trương Từ Văn Viên Vi
  Vương Bạch Bạc Cà Điêu Hạng Lầu Phàng Phá Tráng Khương Mạc Mạch Mã Ông Ứng Âu An]])
  :gmatch("%S+") do
  SURNAMES[surname] = true
end

local RANKS = {
  "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá",
  "Trung tá", "Thiếu tá", "Đại úy", "GS.TS.", "PGS.TS.", "GS.", "PGS.", "TS.", "ThS.",
  "BSCKII.", "BSCKI.", "BSCKII", "BSCKI", "BS.CKII.", "BS.CKI.", "BS.", "CKII.", "CKI.", "DS.",
  "KS.", "CN.", "Ths.", "Thạc sĩ", "Tiến sĩ",
}

local function without_rank(s)
  for _, rank in ipairs(RANKS) do
    if text.starts(s, rank) then
      return text.trim(s:sub(#rank + 1))
    end
  end
  return s
end

local PERSON_MAX = 80 -- bytes

-- ten_rieng.is_person(s): 2 to 6 words, each with one capital in front. How sure: 0.9
-- with a surname that is known, else 0.6; nil for anything else.
function ten_rieng.is_person(s)
  if #s > PERSON_MAX then
    return nil
  end
  local words = text.words(without_rank(s))
  if #words < 2 or #words > 6 then
    return nil
  end
  if text.is_upper(s) then
    return SURNAMES[ten_rieng.capitalised(words[1])] and not ten_rieng.kind(s) and 0.7 or nil
  end
  for _, word in ipairs(words) do
    local first = text.sub(word, 1, 1)
    if word:find("[%d%p]") or text.lower(first) == first
      or text.lower(text.sub(word, 2)) ~= text.sub(word, 2) then
      return nil
    end
  end
  return SURNAMES[words[1]] and 0.9 or 0.6
end

return ten_rieng
