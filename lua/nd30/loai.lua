-- SPDX-License-Identifier: MIT
-- Tên loại văn bản (NĐ 30/2020/NĐ-CP, Điều 7; Phụ lục I, II.5; Phụ lục III).
-- Without a known type there is no frame to lay the document out in.
local function refuse_unknown(ctx, field, loai)
  local is_known = data.loai[text.fold(loai)] ~= nil
  local near = not is_known and lib.loai.nearest(loai)
  loai = text.sub(loai, 1, 60) -- a message is a line
  if near then
    ctx:refuse(field, {
      vi = "không có loại “%s”; có phải “%s”?",
      en = "there is no type “%s”; did you mean “%s”?",
    }, loai, near.ten)
    return
  end
  ctx:refuse(field, is_known and {
    vi = "chưa có mẫu trình bày cho loại “%s”; các loại đã có: %s",
    en = "there is no form for the type “%s” yet; those there are: %s",
  } or {
    vi = "không có loại “%s”; các loại: %s",
    en = "there is no type “%s”; the types are: %s",
  }, loai, list.join(lib.loai.names(), ", "))
end

-- The form and, but for công văn, the printed name.
local function derive_from(head, fact)
  if not head:value("mau") then
    head:set("mau", fact.mau)
  end
  if not head:value("ten_loai") and (fact.viet_tat or fact.kem_theo) then
    head:set("ten_loai", text.upper(fact.ten))
  end
end

return {
  id = "nd30.loai",
  title = {
    vi = "Tên loại in hoa và mẫu trình bày theo loại",
    en = "The type's name in capitals, and its form",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.5; Phụ lục III",
  level = "error",
  gives = { "ten_loai" },
  derive = {
    ["head.main"] = function(head, ctx)
      local loai = head:value("loai")
      if not loai then
        ctx:refuse(head:get("loai") or head, {
          vi = "chưa nêu loại văn bản (loại: kế hoạch)",
          en = "the type of the document is missing (loại: kế hoạch)",
        })
        return
      end
      local fact = lib.the_thuc.fact(head)
      if not fact then
        refuse_unknown(ctx, head:get("loai"), loai)
        return
      end
      derive_from(head, fact)
    end,
    ["head.kem_theo"] = function(head)
      local loai = head:value("loai")
      if loai and not head:value("mau") then
        head:set("mau", "kem-theo")
      end
      if loai and not head:value("ten_loai") then
        head:set("ten_loai", text.upper(loai))
      end
    end,
  },
}
