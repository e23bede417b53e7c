-- SPDX-License-Identifier: MIT
-- "./." after the last sentence: in every mẫu of Phụ lục III (NĐ
-- 30/2020/NĐ-CP), not in the text of the decree. Leaves out what does not end
-- in a paragraph of its own (a table, a quotation), and other signs than ".".
-- Where a table ends an appendix or a list, the mark stands below it.
local PASSED_OVER = {
  note = true, comment = true, directive = true, page_break = true,
}

-- Endings that already close a sentence, or leave it open on purpose.
local CLOSED = { "/.", "..", "…", ",", ";", ":", "!", "?" }

-- What is missing of "./." behind a text; nil: nothing to add.
local function missing(s)
  if s == "" then
    return nil
  end
  for _, sign in ipairs(CLOSED) do
    if text.ends(s, sign) then
      return nil
    end
  end
  return text.ends(s, ".") and "/." or "./."
end

-- An appendix, what is attached, or a list.
local function is_attached(body)
  local part = body.parent
  local fact = part.name == "main" and lib.the_thuc.fact(part.first)
  return part.name ~= "main" or (fact and fact.kem_theo)
end

return {
  id = "nd30.ket_thuc",
  title = {
    vi = "Dấu ./. sau câu cuối cùng",
    en = "The mark ./. after the last sentence",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục III",
  level = "warning",
  derive = {
    body = function(body)
      local last = body.last
      while last and PASSED_OVER[last.kind] do
        last = last.prev
      end
      if last and last.kind == "para" then
        local mark = missing(text.trim(last.text))
        if mark then
          last:append(mark)
        end
      elseif last and last.kind == "table" and is_attached(body)
        and not last.text:find("/%.%s*$") then
        last:after(doc.para { align = "right", "./." })
      end
    end,
  },
}
