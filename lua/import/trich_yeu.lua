-- SPDX-License-Identifier: MIT
-- Trích yếu: it has no mark of its own but “V/v” in a công văn; it is what stands below
-- the type's name, over several lines.
local text = text
local block = lib.block
local BELOW = block.why("đứng ngay dưới tên loại", "stands right below the type")
local GOES_ON = block.why("viết tiếp trích yếu ở dòng trên", "goes on with the summary above")
local V_V = block.why("bắt đầu bằng “V/v” ở phần đầu công văn",
  "begins with “V/v” in a letter's head")

local function is_v_v(s)
  return s:find("^[Vv]/[Vv]") ~= nil
end

-- A line that cannot be part of a summary.
local function ends_it(b)
  return b.kind ~= "para" or b.role or b.label ~= nil or b.ends == ";" or b.ends == ":"
    or (b.ends == "." and b.words > 12) or b.text:find("^Căn cứ ")
    or b.text:find("^Kính gửi") or b.text == "" or b.words > 90
end

-- Evidence that a line goes on with the one before it: “… năm học” / “2026 - 2027”.
local function goes_on(last, b)
  if last.broken and last.upper == b.upper then
    return true -- lines of one paragraph
  end
  if last.bold ~= b.bold or (last.align or b.align) ~= (b.align or last.align) then
    return false
  end
  if b.lower or b.text:find("^%d") or last.ends == "," or last.ends == "-" then
    return true
  end
  return b.bold and b.align == "center" and not b.upper
end

-- Types of which the form has none: only what looks like a title is one.
local WITHOUT = { ["giấy giới thiệu"] = true, ["giấy nghỉ phép"] = true }

local LINES = 12 -- no summary is longer

local function place_below(part, title)
  local last
  for i = title.i + 1, math.min(#part.blocks, title.i + LINES) do
    local b = part.blocks[i]
    if title.table and b.table == title.table and b.column ~= title.column then
      last = nil -- what stands beside the type's name
    elseif b.role == "ket_thuc" and not last then
      last = nil -- a rule between
    elseif ends_it(b) or (WITHOUT[part.memo.loai] and not b.bold)
      or (last and not goes_on(last, b)) then
      return
    else
      block.claim(b, "trich_yeu", last and 0.8 or 0.9, last and GOES_ON or BELOW)
      last = b
    end
  end
end

-- Below a line that names the type and begins the summary: what looks like a title.
local function place_rest(part, title)
  for i = title.i + 1, math.min(#part.blocks, title.i + LINES) do
    local b = part.blocks[i]
    if ends_it(b) or not b.bold or b.align ~= "center" then
      return
    end
    block.claim(b, "trich_yeu", 0.7, GOES_ON)
  end
end

local function place_letter(part)
  local last
  local blocks = part.blocks
  for i = 1, #blocks do
    local b = blocks[i]
    if not b.role and is_v_v(b.text) and b.words < 60 then
      block.claim(b, "trich_yeu", 0.9, V_V)
      last = b
    elseif last and not b.role and b.column == last.column and b.table == last.table
      and b.lower and not ends_it(b) then
      block.claim(b, "trich_yeu", 0.8, GOES_ON)
    elseif last then
      return
    end
  end
end

return {
  id = "import.trich_yeu",
  title = { vi = "Trích yếu nội dung", en = "Summary" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.5",
  import = {
    place = function(part)
      local title = part.memo.title
      if title and (title.conf < 0.5 or data.loai[text.fold(title.text)]) then
        place_below(part, title)
      elseif title then
        place_rest(part, title)
      elseif part.memo.loai == "công văn" then
        place_letter(part)
      end
    end,
    build = function(part, ctx)
      local lines = block.all(part, "trich_yeu")
      if part.memo.summary then -- on the line of the type
        table.insert(lines, 1, part.memo.summary)
      end
      if #lines == 0 then
        if part.kind ~= "phu_luc" then
          ctx.field("trich_yeu")
        end
        return
      end
      local mark = lines[1].text:match("^[Vv]/[Vv][%s:]*")
      if mark and part.memo.loai == "công văn" then
        ctx.found("frame", lines[1], "V/v", "")
        ctx.cut(lines[1], #mark + 1)
      end
      ctx.field("trich_yeu", lines)
    end,
  },
}
