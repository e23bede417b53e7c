-- SPDX-License-Identifier: MIT
-- What the roles of recognition share: claims, lines, tables that only place.
local ipairs, text = ipairs, text
local ten_rieng = lib.ten_rieng
local ten = data.moc.ten
local block = {}

-- block.why(vi, en): a reason, made once a file.
function block.why(vi, en)
  return { vi = vi, en = en }
end

function block.claim(b, role, conf, why)
  b.role, b.conf, b.why = role, conf, why
end

function block.release(b)
  b.role, b.conf, b.why = nil, nil, nil
end

-- block.letters(s): small letters without marks, nothing else: comparing whole lines.
function block.letters(s)
  return (text.fold(s):gsub("_", ""))
end

-- No letter and no digit: rules drawn with signs, rows of dots.
function block.is_blank(s)
  return s == "" or not s:find("%w") and block.letters(s) == ""
end

-- The first letter of s, or nil for another sign.
local function first_letter(s)
  local byte = s:byte()
  if not byte or byte < 0xC3 or byte > 0xE1 then
    return s:match("^%a")
  end
  return s:match("^[\xC3-\xE1][\x80-\xBF]+")
end

-- block.starts_upper(s): with a capital.
function block.starts_upper(s)
  local first = first_letter(s)
  if not first or #first == 1 then
    return first ~= nil and first:find("%u") ~= nil
  end
  first = text.sub(first, 1, 1)
  return text.lower(first) ~= first
end

-- block.starts_lower(s): with a small letter; quotation marks and brackets in front
-- are passed over.
function block.starts_lower(s)
  s = s:match("^[\"'(]*(.*)$")
  local first = first_letter(s)
  if not first or #first == 1 then
    return first ~= nil and first:find("%l") ~= nil
  end
  first = text.sub(first, 1, 1)
  return text.upper(first) ~= first
end

-- Quốc hiệu as block.letters() gives it, and its first letter as printed.
local QUOC_HIEU = block.letters(ten.quoc_hieu)
local QUOC_HIEU_BYTE = ten.quoc_hieu:byte()
local NOI_NHAN = "^" .. ten.noi_nhan
local KINH_GUI = "^" .. ten.kinh_gui .. "%s*:"
local SO = "^" .. ten.so .. "%s*:"

-- Whole lines that show that a table only places its text.
local function is_frame_line(s)
  if s:byte() == QUOC_HIEU_BYTE then
    return block.letters(s):find(QUOC_HIEU, 1, true) == 1
  elseif s == ten.dang then
    return true
  end
  return s:find(NOI_NHAN) ~= nil or s:find(KINH_GUI) ~= nil or s:find(SO) ~= nil
end

-- Posts and names of persons only, a post first: signatures side by side.
local function is_signatures(lines)
  local posts = 0
  for _, line in ipairs(lines) do
    line = text.trim(line)
    if text.is_upper(line) and not line:find("%d") then
      local is_post = ten_rieng.kind(line) == "chuc_vu" or line:find("^[KT][TML]%.")
      posts = posts + (is_post and 1 or 0)
    elseif not block.is_blank(line) and not line:find("^%(.*%)$")
      and not (posts > 0 and ten_rieng.is_person(line)) then
      return false
    end
  end
  return posts > 0
end

local PLACING_MAX = 20000 -- bytes: a longer table holds data
local SIGNATURES_MAX = 1000 -- bytes
local function places_only(b)
  if #b.text > PLACING_MAX or b.borders == "yes" and b.node.first and #b.node > 6 then
    return false
  end
  local lines = text.split(b.text, "\n")
  for _, line in ipairs(lines) do
    if is_frame_line(text.trim(line)) then
      return true
    end
  end
  return b.borders ~= "yes" and #b.text <= SIGNATURES_MAX and is_signatures(lines)
end

local FULL = 60 -- letters that a line of pasted text has at least
local EVEN = 0.7 -- and how much of the longest one

-- Breaks at the ends of full lines, as in text that was pasted: it goes on.
local function is_wrapped(lines)
  local longest, goes_on = 0, false
  for i, line in ipairs(lines) do
    if i > 1 and line.label then
      return false
    end
    goes_on = goes_on or (i > 1 and line.lower)
    longest = i < #lines and math.max(longest, text.len(line.text)) or longest
  end
  if longest < FULL or not goes_on or (#lines == 2 and lines[1].closed) then
    return false
  end
  for i = 1, #lines - 1 do
    if text.len(lines[i].text) < EVEN * longest then
      return false
    end
  end
  return true
end

-- What stands in brackets is one thing, on however many lines: “(Kèm theo …)”.
local function is_bracketed(s)
  return s:find("^%(.*%)$") ~= nil or s:find("^%(Kèm theo ") ~= nil
    or s:find("^%(Ban hành kèm theo ") ~= nil
end

-- Lines of a paragraph that the author broke, each short: they are lines of a head or
-- of a signature.
local function lines_of(b, ctx)
  for _, line in ipairs(text.split(b.text, "\n")) do
    if #line > 160 then
      return { b }
    end
  end
  local lines = ctx.split(b)
  if is_bracketed(b.text) or is_wrapped(lines) then
    for i = 2, #lines do
      ctx.join(lines[1], lines[i])
    end
    return { lines[1] }
  end
  return lines
end

local function add(flat, b)
  b.printed = b.text
  flat[#flat + 1] = b
end

local take_apart

local function add_cell(flat, cell, b, column, ctx)
  for _, inner in ipairs(cell) do
    inner.at = inner.at or b.at
    if inner.kind == "table" and places_only(inner) then
      take_apart(flat, inner, ctx) -- a frame around the head
    else
      local lines = inner.has_break and inner.kind == "para" and lines_of(inner, ctx) or { inner }
      for _, line in ipairs(lines) do
        line.at = inner.at
        if column then
          line.table, line.column, line.row = b, column, cell.row
        end
        add(flat, line)
      end
    end
  end
end

-- The cells of some rows of a table that places, column by column.
local function add_columns(flat, cells, b, columns, ctx)
  for column = 1, columns do
    for _, cell in ipairs(cells) do
      if cell.column == column then
        add_cell(flat, cell, b, column, ctx)
      end
    end
  end
end

-- A row with one cell over all columns stands for itself.
function take_apart(flat, b, ctx)
  local cells = ctx.cells(b)
  local columns = 1
  for _, cell in ipairs(cells) do
    columns = math.max(columns, cell.column + cell.span - 1)
  end
  local waiting = {}
  for _, cell in ipairs(cells) do
    if columns > 1 and cell.span == columns then
      add_columns(flat, waiting, b, columns, ctx)
      add_cell(flat, cell, b, nil, ctx)
      waiting = {}
    else
      waiting[#waiting + 1] = cell
    end
  end
  add_columns(flat, waiting, b, columns, ctx)
end

-- The head may stand in the header of the first page, which the reader puts last: then the
-- blocks with that header first, else as they are.
local function with_head_first(blocks)
  local header, flow, has_head = {}, {}, false
  local last = blocks[#blocks]
  if not last or (last.from ~= "header" and last.from ~= "footer") then
    return blocks
  end
  for _, b in ipairs(blocks) do
    local is_head = b.text:find(ten.dau_quoc_hieu, 1, true) ~= nil
    if b.from == "header" then
      header[#header + 1] = b
      has_head = has_head or is_head
    elseif is_head then
      return blocks
    else
      flow[#flow + 1] = b
    end
  end
  return has_head and table.move(flow, 1, #flow, #header + 1, header) or blocks
end

-- block.flatten(blocks): the list in which every line of a head or a signature is a
-- block of its own, wherever it stood. Lines that turn out to be text are put
-- together again (b.broken: it went on in the next one).
function block.flatten(blocks, ctx)
  local flat = {}
  blocks = with_head_first(blocks)
  for i = 1, #blocks do
    local b = blocks[i]
    if b.kind == "table" and places_only(b) then
      take_apart(flat, b, ctx)
    elseif not b.has_break or b.kind ~= "para" then
      add(flat, b)
    else
      local lines = lines_of(b, ctx)
      for k, line in ipairs(lines) do
        line.at = b.at
        line.broken = k < #lines
        add(flat, line)
      end
    end
  end
  return flat
end

-- block.begins_appendix(b, signed): a mark at a place where an appendix can begin.
function block.begins_appendix(b, signed)
  return signed or b.bold or b.outline ~= nil or b.align == "center" or b.new_page or b.upper
end

-- block.take_table_of(b, from, to): the lines of the table that b stands in go with it.
function block.take_table_of(b, from, to)
  local first = #from + 1
  while b.table and first > 1 and from[first - 1].table == b.table do
    first = first - 1
  end
  for i = first, #from do
    to[#to + 1], from[i] = from[i], nil
  end
end

-- block.all(part, role): its blocks of that role, in their order.
function block.all(part, role)
  return part.ctx.all(part.blocks, role)
end

-- block.first(part, role): the first of them, or nil; b.i is its place.
function block.first(part, role)
  return part.ctx.all(part.blocks, role)[1]
end

-- block.keep(part, role, b): the others of that role have none; without b, all.
function block.keep(part, role, kept)
  for _, b in ipairs(block.all(part, role)) do
    if b ~= kept then
      block.release(b)
    end
  end
end

-- block.aside(b, ctx, what): the block is not in the document, but listed.
function block.aside(b, ctx, what)
  ctx.found(what or "frame", b, b.text, "")
end

-- block.taken(b, ctx, after): the line's facts stand in the head, as `after`.
function block.taken(b, ctx, after)
  ctx.found("field", b, b.printed, after)
end

return block
