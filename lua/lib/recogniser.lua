-- SPDX-License-Identifier: MIT
-- Recognition of a printed tree: the passes that run the roles of lua/import and
-- of an office (vanban-rules(5)). A part under work is
--   { kind, blocks, ctx, memo }   kind: main, phu_luc, kem_theo
-- and a block that some role has claimed has role, conf (0 … 1) and why.
local ipairs, list = ipairs, list
local block = lib.block

-- The roles that may judge a block, by the first byte of its text; false: any.
local function by_first_byte(roles)
  local lists = {}
  for byte = 0, 255 do
    lists[byte] = false
  end
  local any = {}
  for _, role in ipairs(roles) do
    if role.mark and not role.starts then
      any[#any + 1] = role
    end
  end
  for _, role in ipairs(roles) do
    for byte in (role.mark and role.starts or ""):gmatch(".") do
      byte = byte:byte()
      lists[byte] = lists[byte] or list.map(any, function(other)
        return other
      end)
      table.insert(lists[byte], role)
    end
  end
  return lists, any
end

-- Judges each block by its own marks; the surest role has it.
local function mark(blocks, ctx, roles)
  local lists, any = by_first_byte(roles)
  for k = 1, #blocks do
    local b = blocks[k]
    local words = b.words
    local judges = lists[b.text:byte() or 0] or any
    for i = 1, #judges do
      local role = judges[i]
      if words <= role.max_words then
        local conf, why = role.mark(b, ctx)
        if conf and (not b.conf or conf > b.conf) then
          b.role, b.conf, b.why = role.name, conf, why
        end
      end
    end
  end
end

-- Parts of one file; what would begin another one stays in the last.
local PARTS_MAX = 100

-- A block begins a part of its own: an appendix, or a second head.
local function parts_of(blocks, ctx)
  local parts = {}
  local signed = false
  local has_head = false
  local function open(kind)
    parts[#parts + 1] = { kind = kind, blocks = {}, ctx = ctx, memo = {} }
    has_head = false
  end
  open("main")
  for i = 1, #blocks do
    local b = blocks[i]
    if #parts == PARTS_MAX then
      signed = false -- enough
    elseif b.role == "phu_luc" and block.begins_appendix(b, signed) then
      open("phu_luc")
    elseif b.role == "quoc_hieu" and (has_head or (signed and #parts == 1)) then
      local last = parts[#parts]
      open("kem_theo")
      block.take_table_of(b, last.blocks, parts[#parts].blocks)
    end
    has_head = has_head or b.role == "quoc_hieu"
    signed = signed or b.role == "noi_nhan"
    local into = parts[#parts].blocks
    into[#into + 1] = b
  end
  return parts
end

local function place(parts, roles)
  for _, part in ipairs(parts) do
    local blocks = part.blocks
    for i = 1, #blocks do
      local b = blocks[i]
      b.i = i
    end
    for _, role in ipairs(roles) do
      if role.place then
        role.place(part, part.ctx)
      end
    end
  end
end

local function build(parts, roles)
  for i, part in ipairs(parts) do
    if i > 1 then
      part.ctx.part(part.kind, part.blocks[1])
    end
    part.main = parts[1]
    for _, role in ipairs(roles) do
      if role.build then
        role.build(part, part.ctx)
      end
    end
  end
end

local function report(blocks, ctx)
  for i = 1, #blocks do
    local b = blocks[i]
    ctx.report(b, b.role or "doan", b.conf or 0.5, b.why)
  end
end

-- Roles as tables of their own: { name, max_words, mark, place, build }.
local function open_roles(given)
  return list.map(given, function(role)
    return {
      name = role.id:match("([^.]*)$"),
      max_words = role.role.max_words or 60,
      starts = role.role.starts,
      mark = role.role.mark,
      place = role.role.place,
      build = role.role.build,
    }
  end)
end

return function(blocks, ctx, given)
  local roles = open_roles(given)
  local flat = block.flatten(blocks, ctx)
  mark(flat, ctx, roles)
  local parts = parts_of(flat, ctx)
  place(parts, roles)
  build(parts, roles)
  report(flat, ctx)
end
