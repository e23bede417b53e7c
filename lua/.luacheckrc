-- SPDX-License-Identifier: MIT
-- The names that a rule file sees (vanban-rules(5)).
std = {
  read_globals = {
    "assert", "error", "ipairs", "next", "pairs", "pcall", "rawequal", "rawget",
    "rawlen", "select", "setmetatable", "tonumber", "tostring", "type", "xpcall",
    "math", "string", "table", "utf8",
    "data", "doc", "lib", "list", "text",
  },
}
max_line_length = 100
