-- SPDX-License-Identifier: MIT
-- “(Kèm theo Kế hoạch số … ngày … của …)” below the title of a list, of what is
-- attached to a document, of an appendix.
local text = text
local block = lib.block
local WHY = block.why("cả dòng là “(Kèm theo …)”", "the whole line is “(Kèm theo …)”")
local OWN = block.why("nêu chính văn bản này, vanban tự in",
  "names this document; vanban prints it")

-- The text between the brackets; nil for any other line.
local function inner(s)
  return s:match("^%((Kèm theo .+)%)%.?$") or s:match("^%((Ban hành kèm theo .+)%)%.?$")
end

-- The line names the document that it stands in: by its ký hiệu, or with a blank for
-- the number.
local function is_own(part, s)
  local so = part.main and part.main.memo.so
  local number, named = s:match("số([^/]*)/([^%s/]+)")
  if not named or block.is_blank(named) or block.is_blank(number) then
    return true
  end
  return so ~= nil and so.code ~= "" and named:find(so.code, 1, true) ~= nil
end

return {
  id = "import.kem_theo",
  title = { vi = "Dòng “(Kèm theo …)”", en = "The line “(Kèm theo …)”" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, III.1; Phụ lục III, mẫu 1.3",
  import = {
    starts = "(",
    mark = function(b)
      if inner(b.text) then
        return 0.9, WHY
      end
      return nil
    end,
    -- Only below a title.
    place = function(part)
      local first = true
      local blocks = part.blocks
      for i = 1, #blocks do
        local b = blocks[i]
        if b.role == "kem_theo" then
          local fact = data.loai[text.fold(part.memo.loai or "")]
          local titled = part.kind ~= "main" or (fact and fact.kem_theo)
          if not first or not titled or i > 20 then
            block.release(b)
          end
          first = false
        end
      end
    end,
    build = function(part, ctx)
      local b = block.first(part, "kem_theo")
      if not b then
        return
      end
      if part.kind ~= "main" and is_own(part, b.text) then
        block.claim(b, "kem_theo", 0.9, OWN)
        block.aside(b, ctx)
      elseif part.kind == "phu_luc" then
        block.release(b) -- another document's: it stays as it is printed
      else
        local s = inner(b.text)
        local from, to = 2, 1 + #s
        local word = s:match("^Kèm theo ")
        if word then
          from = from + #word
          ctx.found("frame", b, word, "")
        end
        ctx.field("kem_theo", ctx.cut(b, from, to))
      end
    end,
  },
}
