-- SPDX-License-Identifier: MIT
-- Kính gửi: one addressee has no mark; several end in ";", the last in "."
-- (NĐ 30/2020/NĐ-CP, Phụ lục I, II.9.d).
local function end_items(head)
  local items = head:items("kinh_gui")
  if #items > 1 then
    lib.the_thuc.end_items(items)
  end
end

return {
  id = "nd30.kinh_gui",
  title = {
    vi = "Dấu cuối dòng của nơi kính gửi",
    en = "Marks at the end of the addressees",
  },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.9.d",
  level = "error",
  derive = {
    ["head.main"] = end_items,
  },
  check = {
    ["head.main"] = function(head, ctx)
      local fact = lib.the_thuc.fact(head)
      local given = #head:items("kinh_gui") > 0
      if fact and fact.kinh_gui == "phai" and not given then
        ctx:report(head:get("kinh_gui") or head, {
          vi = "%s phải có nơi kính gửi (kính gửi: …)",
          en = "a %s has addressees (kính gửi: …)",
        }, fact.ten)
      elseif fact and not fact.kinh_gui and given then
        ctx:report(head:get("kinh_gui"), {
          vi = "%s không có nơi kính gửi",
          en = "a %s has no addressees",
        }, fact.ten)
      end
    end,
  },
}
