-- SPDX-License-Identifier: MIT
-- Dấu độ mật, mức độ khẩn, chỉ dẫn lưu hành in the head of a document, or in a box; the
-- mark of a draft.
local ipairs = ipairs
local block = lib.block
local WHY = block.why("cả dòng là dấu chỉ mức độ mật, khẩn, lưu hành hoặc dự thảo",
  "the whole line is a mark of secrecy, urgency, circulation or a draft")
local MARKS = {
  tuyetmat = { "do_mat", "tuyệt mật" },
  toimat = { "do_mat", "tối mật" },
  mat = { "do_mat", "mật" },
  hoatoc = { "do_khan", "hỏa tốc" },
  thuongkhan = { "do_khan", "thượng khẩn" },
  khan = { "do_khan", "khẩn" },
  xemxongtralai = { "luu_hanh", "xem xong trả lại" },
  luuhanhnoibo = { "luu_hanh", "lưu hành nội bộ" },
  duthao = { "trang_thai", "dự thảo" },
}

-- “DỰ THẢO LẦN 2” is one mark with “DỰ THẢO”.
local function mark_of(s)
  return MARKS[block.letters(s):gsub("^duthaolan%d+$", "duthao")]
end

return {
  id = "import.do_mat",
  title = { vi = "Dấu độ mật, độ khẩn, lưu hành", en = "Marks of secrecy, urgency, circulation" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, III.2",
  import = {
    max_words = 4,
    mark = function(b)
      if b.upper and mark_of(b.text) then
        return 0.85, WHY
      end
      return nil
    end,
    place = function(part)
      local blocks = part.blocks
      for i = 1, #blocks do
        local b = blocks[i]
        if b.role == "do_mat"
          and (i > 25 and b.from ~= "textbox" or part.kind ~= "main") then
          block.release(b)
        end
      end
    end,
    build = function(part, ctx)
      for _, b in ipairs(block.all(part, "do_mat")) do
        local mark = mark_of(b.text)
        ctx.field(mark[1], mark[2])
        block.taken(b, ctx, mark[2])
      end
    end,
  },
}
