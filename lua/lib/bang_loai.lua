-- SPDX-License-Identifier: MIT
-- The lines of `vanban list types`: name, abbreviation, form and clause of each type that
-- has a form, with tabs between.
return function()
  local lines = list.map(lib.loai.all(), function(fact)
    return list.join({ fact.ten, fact.viet_tat or "", fact.mau, fact.source }, "\t") .. "\n"
  end)
  return list.join(lines)
end
