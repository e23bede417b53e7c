-- SPDX-License-Identifier: MIT
-- What the roles of recognition share: claims, lines, tables that only place.
local ipairs, text = ipairs, text
local ten_rieng = lib.ten_rieng
local khoi = {}

-- khoi.why(vi, en): a reason, made once a file.
function khoi.why(vi, en)
  return { vi = vi, en = en }
end

function khoi.claim(b, role, conf, why)
  b.role, b.conf, b.why = role, conf, why
end

function khoi.release(b)
  b.role, b.conf, b.why = nil, nil, nil
end

-- khoi.letters(s): small letters without marks, nothing else: comparing whole lines.
function khoi.letters(s)
  return (text.fold(s):gsub("_", ""))
end

-- No letter and no digit: rules drawn with signs, rows of dots.
function khoi.is_blank(s)
  return s == "" or not s:find("%w") and khoi.letters(s) == ""
end

-- The first letter of s, or nil for another sign.
local function first_letter(s)
  local byte = s:byte()
  if not byte or byte < 0xC3 or byte > 0xE1 then
    return s:match("^%a")
  end
  return s:match("^[\xC3-\xE1][\x80-\xBF]+")
end

-- khoi.starts_upper(s): with a capital.
function khoi.starts_upper(s)
  local first = first_letter(s)
  if not first or #first == 1 then
    return first ~= nil and first:find("%u") ~= nil
  end
  first = text.sub(first, 1, 1)
  return text.lower(first) ~= first
end

-- khoi.starts_lower(s): with a small letter; quotation marks and brackets in front
-- are passed over.
function khoi.starts_lower(s)
  s = s:match("^[\"'(]*(.*)$")
  local first = first_letter(s)
  if not first or #first == 1 then
    return first ~= nil and first:find("%l") ~= nil
  end
  first = text.sub(first, 1, 1)
  return text.upper(first) ~= first
end

-- Whole lines that show that a table only places its text.
local function is_frame_line(s)
  local first = s:sub(1, 2)
  if first == "CỘ" or s:find("^C[OỘ]") then
    return khoi.letters(s):find("^conghoaxahoichunghiavietnam") ~= nil
  elseif s == "ĐẢNG CỘNG SẢN VIỆT NAM" then
    return true
  end
  return s:find("^Nơi nhận") ~= nil or s:find("^Kính gửi%s*:") ~= nil
    or s:find("^Số%s*:") ~= nil
end

-- Posts and names of persons only, a post first: signatures side by side.
local function is_signatures(lines)
  local posts = 0
  for _, line in ipairs(lines) do
    line = text.trim(line)
    if text.is_upper(line) and not line:find("%d") then
      local is_post = ten_rieng.kind(line) == "chuc_vu" or line:find("^[KT][TML]%.")
      posts = posts + (is_post and 1 or 0)
    elseif not khoi.is_blank(line) and not line:find("^%(.*%)$")
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

-- Lines of a paragraph that the author broke, each short: they are lines of a head or
-- of a signature. What stands in brackets is one thing: “(Kèm theo …)”.
local function lines_of(b, ctx)
  if b.text:find("^%(.*%)$") or b.text:find("^%(Kèm theo ")
    or b.text:find("^%(Ban hành kèm theo ") then
    return { b }
  end
  for _, line in ipairs(text.split(b.text, "\n")) do
    if #line > 160 then
      return { b }
    end
  end
  return ctx.split(b)
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
    local is_head = b.text:find("CỘNG H", 1, true) ~= nil
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

-- khoi.flatten(blocks): the list in which every line of a head or a signature is a
-- block of its own, wherever it stood. Lines that turn out to be text are put
-- together again (b.broken: it went on in the next one).
function khoi.flatten(blocks, ctx)
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

-- khoi.begins_appendix(b, signed): a mark at a place where an appendix can begin.
function khoi.begins_appendix(b, signed)
  return signed or b.bold or b.outline ~= nil or b.align == "center" or b.new_page or b.upper
end

-- khoi.take_table_of(b, from, to): the lines of the table that b stands in go with it.
function khoi.take_table_of(b, from, to)
  local first = #from + 1
  while b.table and first > 1 and from[first - 1].table == b.table do
    first = first - 1
  end
  for i = first, #from do
    to[#to + 1], from[i] = from[i], nil
  end
end

-- khoi.all(part, role): its blocks of that role, in their order.
function khoi.all(part, role)
  return part.ctx.all(part.blocks, role)
end

-- khoi.first(part, role): the first of them, or nil; b.i is its place.
function khoi.first(part, role)
  return part.ctx.all(part.blocks, role)[1]
end

-- khoi.keep(part, role, b): the others of that role have none; without b, all.
function khoi.keep(part, role, kept)
  for _, b in ipairs(khoi.all(part, role)) do
    if b ~= kept then
      khoi.release(b)
    end
  end
end

-- khoi.aside(b, ctx, what): the block is not in the document, but listed.
function khoi.aside(b, ctx, what)
  ctx.found(what or "frame", b, b.text, "")
end

-- khoi.taken(b, ctx, after): the line's facts stand in the head, as `after`.
function khoi.taken(b, ctx, after)
  ctx.found("field", b, b.printed, after)
end

return khoi
