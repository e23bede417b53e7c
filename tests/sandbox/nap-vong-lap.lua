-- SPDX-License-Identifier: MIT
-- An endless loop when the file is loaded.
local n = 0
while true do n = n + 1 end
