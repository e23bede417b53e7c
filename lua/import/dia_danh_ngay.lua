-- SPDX-License-Identifier: MIT
-- Địa danh, ngày tháng năm: the whole line, with blanks for what is not known yet; a
-- sentence that cites a date is none.
local text = text
local block = lib.block
local WHY = block.why("cả dòng là địa danh và ngày, tháng, năm",
  "the whole line is a place and a date")
local BLANK = "([%d%s._-]*)"
local LINE = "^(.-)[,%s]*ngày%s*" .. BLANK .. "tháng%s*" .. BLANK .. "năm%s*" .. BLANK .. "$"

local function digits(s)
  return s:match("^[%s._-]*(%d+)[%s._-]*$")
end

-- "Sơn La, ngày tháng 4 năm 2024" → "Sơn La", "4/2024"; nil for any other line and
-- for a day that is in no calendar, which stays as it is printed.
local function read(s)
  local place, day, month, year = s:gsub("…", "..."):match(LINE)
  if not place or #place > 60 or place:find("[;:()]") or block.starts_lower(place) then
    return nil
  end
  day, month, year = digits(day), digits(month), digits(year)
  if not (year and #year == 4) then
    return place, ""
  end
  local date = year
  if month then
    date = tonumber(month) .. "/" .. date
    if day then
      date = tonumber(day) .. "/" .. date
    end
  end
  return text.date(date) and place, date
end

return {
  id = "import.dia_danh_ngay",
  title = { vi = "Địa danh và thời gian ban hành", en = "Place and date" },
  source = "NĐ 30/2020/NĐ-CP, Phụ lục I, II.4",
  import = {
    max_words = 20,
    mark = function(b)
      if b.label or not b.text:find("tháng", 1, true) then
        return nil
      end
      if read(b.text) then
        return 0.96, WHY
      end
      return nil
    end,
    place = function(part)
      local first = part.kind ~= "phu_luc" and block.first(part, "dia_danh_ngay")
      block.keep(part, "dia_danh_ngay", first)
    end,
    build = function(part, ctx)
      local b = block.first(part, "dia_danh_ngay")
      if part.kind ~= "main" then
        return
      end
      if not b then
        if part.memo.numbered then
          ctx.field("dia_danh")
          ctx.field("ngay")
        end
        return
      end
      local place, date = read(b.text)
      if block.is_blank(place) then
        place = ""
      end
      ctx.field("dia_danh", place ~= "" and place or nil)
      ctx.field("ngay", date ~= "" and date or nil)
      block.taken(b, ctx, place .. " " .. date)
    end,
  },
}
