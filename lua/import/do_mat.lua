-- SPDX-License-Identifier: MIT
-- Dấu độ mật, mức độ khẩn, chỉ dẫn lưu hành in the head of a document.
local ipairs = ipairs
local khoi = lib.khoi
local WHY = khoi.why("cả dòng là dấu chỉ mức độ mật, khẩn hoặc lưu hành",
  "the whole line is a mark of secrecy, urgency or circulation")
local MARKS = {
  tuyetmat = { "do_mat", "tuyệt mật" },
  toimat = { "do_mat", "tối mật" },
  mat = { "do_mat", "mật" },
  hoatoc = { "do_khan", "hỏa tốc" },
  thuongkhan = { "do_khan", "thượng khẩn" },
  khan = { "do_khan", "khẩn" },
  xemxongtralai = { "luu_hanh", "xem xong trả lại" },
  luuhanhnoibo = { "luu_hanh", "lưu hành nội bộ" },
}

return {
  id = "import.do_mat",
  title = { vi = "Dấu độ mật, độ khẩn, lưu hành", en = "Marks of secrecy, urgency, circulation" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, III.2",
  import = {
    max_words = 4,
    mark = function(b)
      if b.upper and MARKS[khoi.letters(b.text)] then
        return 0.85, WHY
      end
      return nil
    end,
    place = function(part)
      local blocks = part.blocks
      for i = 1, #blocks do
        local b = blocks[i]
        if b.role == "do_mat" and (i > 25 or part.kind ~= "main") then
          khoi.release(b)
        end
      end
    end,
    build = function(part, ctx)
      for _, b in ipairs(khoi.all(part, "do_mat")) do
        local mark = MARKS[khoi.letters(b.text)]
        ctx.field(mark[1], mark[2])
        khoi.taken(b, ctx, mark[2])
      end
    end,
  },
}
