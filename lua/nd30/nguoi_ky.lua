-- SPDX-License-Identifier: MIT
-- Quyền hạn, chức vụ của người ký in capitals: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ
-- TỊCH", "PHÓ CHỦ TỊCH" (NĐ 30/2020/NĐ-CP, Điều 13; Phụ lục I, II.7). Does not
-- judge who may sign for whom.
local PREFIXES = { "TUQ", "TM", "KT", "TL", "Q" }

-- Words before a place in an agency's name; the collective's name ends there.
local PLACES = {
  "tỉnh", "thành phố", "xã", "phường", "đặc khu", "huyện", "quận", "thị xã",
  "thị trấn",
}

-- "Ủy ban nhân dân tỉnh Lai Châu" → "Ủy ban nhân dân"
local function without_place(name)
  local lower = text.lower(name)
  local cut
  for _, word in ipairs(PLACES) do
    local at = text.find(lower, " " .. word .. " ")
    if at and (not cut or at < cut) then
      cut = at
    end
  end
  -- a small letter may have another length in bytes: count letters
  return cut and text.sub(name, 1, text.len(lower:sub(1, cut - 1))) or name
end

-- "Phó Chủ tịch" → "Chủ tịch"; nil when it is no deputy's post
local function without_deputy(post)
  if text.starts(text.lower(post), "phó ") then
    return text.sub(post, 5)
  end
  return nil
end

-- "TM Ủy ban", "KT.": the prefix and the rest; nil when there is none.
local function split_prefix(line)
  local word, rest = line:match("^(%u+)%.?%s*(.*)$")
  if not list.contains(PREFIXES, word) then
    return nil
  end
  if rest ~= "" and not line:find("^%u+[.%s]") then
    return nil -- "Quyền": a letter follows
  end
  return word, rest
end

-- What a prefix that stands alone is for.
local function complete(prefix, head, post)
  if prefix == "TM" then
    local names = lib.the_thuc.agencies(head)
    return #names == 1 and without_place(names[1]) or nil
  elseif prefix == "KT" then
    return without_deputy(post)
  elseif prefix == "Q" then
    return post
  end
  return nil
end

-- The lines of quyền hạn; "TM, KT" are two.
local function authority_lines(item)
  local lines = {}
  for _, line in ipairs(lib.the_thuc.lines(item:value("quyen_han"))) do
    local words = text.words((line:gsub("[.,;]", " ")))
    local other = list.find(words, function(word)
      return not list.contains(PREFIXES, word)
    end)
    if other then
      words = { line }
    end
    for _, word in ipairs(words) do
      lines[#lines + 1] = word
    end
  end
  return lines
end

-- The printed lines above the signature of one signer.
local function printed_lines(head, item, ctx)
  local posts = lib.the_thuc.lines(item:value("chuc_vu"))
  local lines = {}
  for _, line in ipairs(authority_lines(item)) do
    local prefix, rest = split_prefix(line)
    if prefix then
      if rest == "" then
        rest = complete(prefix, head, posts[1] or "") or ""
        if rest == "" then
          ctx:warn(item:get("quyen_han"), {
            vi = "chưa rõ “%s.” là thay cho ai; hãy viết cả dòng"
              .. " (quyền hạn: %s. Chủ tịch)",
            en = "“%s.” for whom? write the whole line"
              .. " (quyền hạn: %s. Chủ tịch)",
          }, prefix, prefix)
        end
      end
      if prefix == "Q" and rest == posts[1] then
        table.remove(posts, 1) -- "Q. GIÁM ĐỐC" is the post itself
      end
      line = text.trim(prefix .. ". " .. rest)
    end
    lines[#lines + 1] = line
  end
  for _, post in ipairs(posts) do
    lines[#lines + 1] = post
  end
  return list.map(lines, text.upper)
end

local function derive_lines(head, ctx)
  for _, item in ipairs(head:items("nguoi_ky")) do
    if item.kind == "item" and item.first and item.first.kind == "field"
      and not item:value("dong_ky") then
      local lines = printed_lines(head, item, ctx)
      if #lines > 0 then
        item:set("dong_ky", list.map(lines, doc.item))
      end
    end
  end
end

return {
  id = "nd30.nguoi_ky",
  title = {
    vi = "Dòng quyền hạn và chức vụ của người ký in hoa, viết tắt có dấu chấm",
    en = "Authority and post of the signer in capitals, prefixes with a period",
  },
  source = "NĐ 30/2020/NĐ-CP, Điều 13; Phụ lục I, II.7",
  level = "info",
  gives = { "dong_ky" },
  derive = {
    ["head.main"] = derive_lines,
    ["head.kem_theo"] = derive_lines,
  },
  check = {
    ["head.main"] = function(head, ctx)
      local fact = lib.the_thuc.fact(head)
      if #head:items("nguoi_ky") == 0 and not (fact and fact.kem_theo) then
        ctx:report(head:get("nguoi_ky") or head, {
          vi = "chưa có người ký",
          en = "the signer is missing",
        })
      end
    end,
  },
}
