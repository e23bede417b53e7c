-- SPDX-License-Identifier: MIT
-- Số, ký hiệu: "Số: 05/KH-VPUB", the number blank in a draft. From the ký hiệu: the
-- agency's abbreviation, and the type where no line names it.
local ipairs, list, text = ipairs, list, text
local block = lib.block
local PATTERN = "^" .. data.moc.ten.so .. "%s*(:?)%s*(.*)$"
local LINE = block.why("cả dòng có dạng “Số: …/…”", "the whole line is “Số: …/…”")
local NO_COLON = block.why("dòng “Số …/…” không có dấu hai chấm", "“Số …/…” without a colon")

-- "45-TB/VPTU", as organs of the party write it → "45", "TB-VPTU"
local function read_party(s)
  local number, kind, agency = s:match("^(%d*)%s*-%s*([%a\x80-\xFF]+)/(.+)$")
  if not number then
    return nil
  end
  return number, kind .. "-" .. agency
end

-- "Số:  4290 /KH-UBND" → "4290", "KH-UBND"; nil when the line is anything else.
local function read(s)
  local colon, rest = s:gsub("…", "..."):match(PATTERN)
  if not rest then
    return nil
  end
  local number, code = rest:match("^([^/]*)/(.*)$")
  if number and not number:find("^[%d%s._-]*%a?%s*$") then
    number, code = read_party(rest)
  end
  if not number or (colon == "" and not number:find("%d")) then
    return nil
  end
  code = text.trim(code):gsub("%s*([-/.])%s*", "%1")
  if code:find("%s") then
    return nil
  end
  return text.trim(number), code, colon
end

-- Only dots, underscores: to be filled in by hand.
local function without_dots(s)
  return (s:gsub("[%s._]+", ""))
end

-- "KH-VPUB" → its type, "VPUB"
local function split_code(code)
  local front, rest = code:match("^([^-/]+)[-](.*)$")
  for _, key in ipairs(front and list.keys(data.loai) or {}) do
    local fact = data.loai[key]
    if fact.viet_tat == front then
      return fact, rest
    end
  end
  return nil, code
end

return {
  id = "import.so_ky_hieu",
  title = { vi = "Số, ký hiệu", en = "Number and code" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.3",
  import = {
    max_words = 12,
    starts = "S",
    mark = function(b)
      if not b.text:find("/", 1, true) then
        return nil
      end
      local number, _, colon = read(b.text)
      if not number then
        return nil
      end
      if colon == "" then
        return 0.8, NO_COLON
      end
      return 0.97, LINE
    end,
    -- The first one is the document's; its code may tell the type.
    place = function(part)
      local first = part.kind ~= "phu_luc" and block.first(part, "so_ky_hieu")
      block.keep(part, "so_ky_hieu", first)
      if first then
        local number, code = read(first.text)
        local fact, rest = split_code(code)
        part.memo.so = {
          number = without_dots(number) ~= "" and number or "",
          code = without_dots(code) ~= "" and code or "",
          fact = fact,
          rest = without_dots(rest),
        }
      end
    end,
    build = function(part, ctx)
      local so = part.memo.so
      if part.kind ~= "main" then
        return
      end
      local b = block.first(part, "so_ky_hieu")
      if not so then
        if part.memo.numbered then
          ctx.field("so")
        end
        return
      end
      local number = so.number:gsub("^0(%d)$", "%1")
      local after = number
      ctx.field("so", number ~= "" and number or nil)
      if so.fact and so.fact.ten == part.memo.loai then
        ctx.field("viet_tat", so.rest ~= "" and so.rest or nil)
        after = after .. " " .. so.rest
      elseif part.memo.loai == "công văn" then
        ctx.field("viet_tat", so.code ~= "" and so.code or nil)
        after = after .. " " .. so.code
      elseif so.code ~= "" then
        ctx.field("ky_hieu", so.code)
        after = after .. " " .. so.code
      end
      block.taken(b, ctx, after)
    end,
  },
}
