-- SPDX-License-Identifier: MIT
-- Images, open questions, and fields of a head that the form does not print: those that
-- no form prints yet, and those of other types. None is left out without a word; what vanban.yaml gives to
-- all documents of an office is no loss where it has no place.
local NEVER = { "độ mật", "độ khẩn", "lưu hành", "người soạn", "số bản" }
-- Not in what is issued with a document.
local OF_ISSUE = { "số", "ký hiệu", "viết tắt", "địa danh", "ngày" }

-- The fields that the form of this type lacks.
local function lacking(fact)
  local names = {}
  if fact and fact.kem_theo then
    table.move(OF_ISSUE, 1, #OF_ISSUE, 1, names)
  else
    names[#names + 1] = "kèm theo"
  end
  if fact and fact.mau ~= "1.5" then
    names[#names + 1] = "liên hệ"
  end
  return names
end

local function tell(head, ctx, names, message)
  for _, name in ipairs(names) do
    local value = head:value(name)
    if value and not head:get(name).shared then
      ctx:lost(head:get(name), message, name, value)
    end
  end
end

local YET = {
  vi = "“%s: %s” chưa được in; hãy ghi vào văn bản trước khi ban hành",
  en = "“%s: %s” is not printed yet; add it before the document is issued",
}
local HERE = {
  vi = "“%s: %s” không được in ở loại văn bản này",
  en = "“%s: %s” is not printed in a document of this type",
}
local AGENCY = {
  vi = "“%s” của người ký chưa được in: %s",
  en = "“%s” of a signer is not printed yet: %s",
}

local function tell_all(head, ctx)
  tell(head, ctx, NEVER, YET)
  for _, item in ipairs(head:items("nguoi_ky")) do
    if item.kind == "item" then
      tell(item, ctx, { "cơ quan" }, AGENCY)
    end
  end
end

return {
  id = "nd30.chua_in",
  title = {
    vi = "Mục của phần đầu, hình, câu hỏi không được in",
    en = "Fields of the head, images, questions that are not printed",
  },
  source = "NĐ 30/2020/NĐ-CP, Điều 8",
  level = "error",
  check = {
    ["head.main"] = function(head, ctx)
      tell_all(head, ctx)
      tell(head, ctx, lacking(lib.the_thuc.fact(head)), HERE)
    end,
    ["head.kem_theo"] = tell_all,
    image = function(image, ctx)
      ctx:warn(image, {
        vi = "hình chưa được in, chỉ có lời thay hình: “%s” (%s)",
        en = "the image is not printed yet, only its text: “%s” (%s)",
      }, image.alt or "", image.src or "")
    end,
    directive = function(directive, ctx)
      if directive.name == "hoi" then
        ctx:warn(directive, {
          vi = "câu hỏi chưa được trả lời, không được in: %s",
          en = "an open question, which is not printed: %s",
        }, text.trim(directive.args or ""))
      end
    end,
  },
}
