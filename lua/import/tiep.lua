-- SPDX-License-Identifier: MIT
-- A paragraph that a page, a note or a hard return has cut in two: it does not end as a
-- sentence does, and the next one goes on with a small letter.
local block = lib.block
local WHY = block.why("viết tiếp đoạn trên: đoạn trên chưa hết câu, đoạn này bắt đầu chữ thường",
  "goes on with the paragraph above, which has no end")

-- Bytes to which a paragraph grows: each join looks at all of it.
local LONG = 8000

local function is_open(b)
  return #b.text < LONG and b.kind == "para" and not b.role and b.words >= 5 and not b.outline
    and not b.closed and b.ends ~= ":"
end

local function goes_on(b)
  return b.kind == "para" and not b.role and not b.label and not b.outline
    and b.lower
end

local HEADING = block.why("dòng tiếp theo của đề mục ở trên",
  "the next line of the heading above")
local BREAK = block.why("dòng tiếp theo trong cùng đoạn", "the next line of the same paragraph")
local WORDS = { phan = true, chuong = true, muc = true, tieu_muc = true }

-- “Chương I” alone on its line: its title stands on the next one.
local function awaits_title(b)
  return b.label and WORDS[b.label.kind] and b.label.skip >= #b.text and not b.role
end

local function is_title(b)
  return b.kind == "para" and not b.role and not b.label and b.words <= 40
    and (b.upper or b.bold or b.align == "center" or b.outline) and b.ends ~= "."
end

-- A heading in capitals over several lines.
local function is_heading_line(last, b)
  return last.upper and b.upper and last.label ~= nil and not b.label and not b.role
    and b.kind == "para" and last.bold == b.bold and b.words <= 20
    and not last.closed and last.ends ~= ":"
end

-- A heading that the author broke to balance its lines.
local function is_title_line(last, b)
  return (last.bold or last.outline ~= nil) and last.bold == b.bold and not last.closed
    and last.ends ~= ":" and last.words + b.words <= 40
end

-- Why b goes on with the block `last`; the second result: with a line break.
local function joins(last, b, is_same_para)
  if awaits_title(last) and is_title(b) then
    return HEADING
  elseif is_heading_line(last, b) then
    return HEADING
  elseif is_same_para and not b.role and not b.label and #last.text < LONG then
    if is_title_line(last, b) then
      return HEADING
    end
    return BREAK, true
  elseif is_open(last) and goes_on(b) and last.bold == b.bold and last.upper == b.upper then
    return WHY
  end
  return nil
end

return {
  id = "import.tiep",
  title = { vi = "Đoạn bị cắt được nối lại", en = "Paragraphs cut in two are joined" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6",
  import = {
    place = function(part, ctx)
      local last, tail
      local blocks = part.blocks
      for i = 1, #blocks do
        local b = blocks[i]
        if b.role ~= "chu_thich" then
          local why, is_break
          if last and b.kind == "para" then
            why, is_break = joins(last, b, tail.broken)
          end
          if why then
            ctx.join(last, b, is_break)
            block.claim(b, "tiep", is_break and 0.9 or 0.8, why)
          else
            last = b.kind == "para" and not b.role and b or nil
          end
          tail = b
        end
      end
    end,
  },
}
