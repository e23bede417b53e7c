/* SPDX-License-Identifier: MIT */
/* wrap/wrap_lua: patterns against stock Lua, order of pairs, errors and their
 * lines, the limits, and one trap a line that must end in the right way. */
#include "unit.h"

#include "wrap/lua/lua.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/limit.h"
#include "wrap/lua/private.h"

static const char *const results[] = {"ok", "syntax", "error", "stopped", "memory"};

static double seconds(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Loads and calls; the one result is left on the stack when it went well. */
static enum wrap_lua_result run(struct wrap_lua *w, const char *source)
{
    enum wrap_lua_result result;

    lua_pushnil(wrap_lua_state(w));
    result = wrap_lua_load(w, str_c(source), "thu.lua");
    return result == WRAP_LUA_OK ? wrap_lua_call(w, 0, 1) : result;
}

/* Stock Lua beside ours --------------------------------------------------- */

/* Everything that four functions make of one subject and one pattern. */
static const char compare[] =
    "local s, p = ...\n"
    "local out = {}\n"
    "local function add(...)\n"
    "  for i = 1, select('#', ...) do out[#out + 1] = tostring((select(i, ...))) end\n"
    "  out[#out + 1] = '|'\n"
    "end\n"
    "add(pcall(string.find, s, p))\n"
    "add(pcall(string.match, s, p))\n"
    "for init = -2, #s + 2, 2 do\n"
    "  add(pcall(string.find, s, p, init)) add(pcall(string.match, s, p, init))\n"
    "end\n"
    "add(pcall(string.find, s, p, 1, true))\n"
    "add(pcall(string.gsub, s, p, '<%0>'))\n"
    "add(pcall(string.gsub, s, p, '%1%%', 2))\n"
    "add(pcall(string.gsub, s, p, '%2'))\n"
    "add(pcall(string.gsub, s, p, {a = 'A', b = false, ab = 7}))\n"
    "add(pcall(string.gsub, s, p, function(...) add(...) return select('#', ...) end))\n"
    "add(pcall(function() for a, b in string.gmatch(s, p) do add(a, b) end end))\n"
    "add(pcall(function() for a in string.gmatch(s, p, 2) do add(a) end end))\n"
    "return table.concat(out, ',')\n";

static const struct {
    const char *subject, *pattern;
} patterns[] = {
    /* plain, empty, anchors */
    {"", ""},
    {"a", ""},
    {"abc", ""},
    {"", "a"},
    {"abc", "b"},
    {"abc", "abc"},
    {"abc", "abcd"},
    {"abc", "^a"},
    {"abc", "^b"},
    {"abc", "c$"},
    {"abc", "b$"},
    {"abc", "^$"},
    {"", "^$"},
    {"", "^"},
    {"", "$"},
    {"abc", "^abc$"},
    {"a^b", "a^b"},
    {"a$b", "a$b"},
    {"a$", "a$"},
    {"a$", "a%$"},
    {"^a", "%^a"},
    {"^a", "^^a"},
    {"aaa", "^a"},
    {"abab", "^ab"},
    /* any byte, classes */
    {"abc", "."},
    {"abc", "..."},
    {"abc", "...."},
    {"a1b2", "%d"},
    {"a1b2", "%D"},
    {"a1 b2", "%s"},
    {"a1 b2", "%S"},
    {"aB", "%u"},
    {"aB", "%l"},
    {"aB", "%U"},
    {"aB", "%L"},
    {"a_1", "%w"},
    {"a_1", "%W"},
    {"a,b;", "%p"},
    {"a,b;", "%P"},
    {"fFgG0", "%x"},
    {"fFgG0", "%X"},
    {"a\tb\x01", "%c"},
    {"a\tb\x01", "%C"},
    {"a \x7f", "%g"},
    {"a \x7f", "%G"},
    {"Ữ a", "%a"},
    {"Ữ a", "%A"},
    {"Ữ a", "%w+"},
    {"điều", "."},
    {"điều", "[\x80-\xff]+"},
    {"a%b", "%%"},
    {"a.b", "%."},
    {"a-b", "%-"},
    {"a[b]", "%["},
    {"a[b]", "%]"},
    {"a\n\v\f\r b", "%s+"},
    /* sets */
    {"abc", "[abc]"},
    {"abc", "[^abc]"},
    {"abcd", "[^abc]"},
    {"abc", "[a-b]+"},
    {"a-c", "[a%-c]+"},
    {"a-c", "[a-]+"},
    {"a-c", "[-c]+"},
    {"a]c", "[]]"},
    {"a]c", "[^]]"},
    {"a]c", "[]a]+"},
    {"a^c", "[c^]+"},
    {"a%c", "[%%c]+"},
    {"a1_", "[%a_]+"},
    {"a1_", "[^%a_]+"},
    {"a1_", "[%d%l]+"},
    {"abc", "[c-a]"},
    {"b", "[a-%z]"},
    {"%", "[%a-z]"},
    {"-", "[%a-z]"},
    {"z", "[%a-z]"},
    {"abc", "["},
    {"abc", "[^"},
    {"abc", "[]"},
    {"abc", "[a"},
    {"abc", "[a%"},
    {"abc", "[%a"},
    {"abc", "[^]"},
    {"a]", "[a]]"},
    {"abc", "[a-"},
    {"abc", "[%"},
    {"a.c", "[.]"},
    /* quantifiers */
    {"aaa", "a*"},
    {"aaa", "a+"},
    {"aaa", "a-"},
    {"aaa", "a?"},
    {"baaa", "a*"},
    {"baaa", "a+"},
    {"baaa", "ba-$"},
    {"baaa", "ba-a"},
    {"bbb", "a*"},
    {"bbb", "a+"},
    {"bbb", "a-b"},
    {"bbb", "a?b"},
    {"aaab", "a*b"},
    {"aaab", "a*ab"},
    {"aaab", "a-b"},
    {"aaab", "a?a?a?a?b"},
    {"a*b", "a%*"},
    {"*a", "*a"},
    {"+", "+"},
    {"-a", "-a"},
    {"?a", "?a"},
    {"a**", "a**"},
    {"aaa", "a+a"},
    {"aaa", "a-a-$"},
    {"  x  ", "^%s*(.-)%s*$"},
    {"a.b.c", ".-%."},
    {"a.b.c", ".*%."},
    {"<a><b>", "<.->"},
    {"<a><b>", "<.*>"},
    {"<a><b>", "<[^>]*>"},
    {"abc", ".-"},
    {"abc", ".*"},
    {"1.2.3", "%d+%.?"},
    {"x = 1", "(%w+)%s*=%s*(%w+)"},
    {"aXb", "%u?%l"},
    {"aab", "[ab]-b"},
    /* captures */
    {"abc", "(b)"},
    {"abc", "(a)(b)(c)"},
    {"abc", "((a)(b))"},
    {"abc", "()b()"},
    {"abc", "()"},
    {"abc", "(a*(.)c)"},
    {"abc", "(.)(.)"},
    {"abab", "(ab)%1"},
    {"abba", "(.)(.)%2%1"},
    {"aa bb", "(%w)%1"},
    {"abc", "(a"},
    {"abc", "a)"},
    {"abc", "("},
    {"abc", ")"},
    {"abc", "%1"},
    {"abc", "(a)%2"},
    {"abc", "(a%1)"},
    {"abc", "%0"},
    {"aa", "()%1"},
    {"abc", "(()b)"},
    {"hello world", "(%w+) (%w+)"},
    {"hello", "(h)(e)(l)(l)(o)"},
    {"a=1,b=2", "(%w)=(%w)"},
    {"\"x\" 'y'", "([\"'])(.-)%1"},
    {"abc", "(a)?"},
    {"aXbX", "(.-)X"},
    {"ab", "(b)()"},
    {"ab", "((((((((a))))))))"},
    {"abc", "()a()b()c()"},
    {"", "()"},
    {"0123456789012345678901234567890123",
     "(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)"
     "(.)"},
    {"0123456789012345678901234567890123",
     "(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)"
     "(.)(.)"},
    /* %b, %f, odd ends */
    {"f(a(b)c)d", "%b()"},
    {"f(a(b)c", "%b()"},
    {"((a)", "%b()"},
    {"xaxbx", "%bxx"},
    {"a", "%b"},
    {"a", "%b("},
    {"[[x]]", "%b[]"},
    {"(a)(b)", "%b()%b()"},
    {"(a)", "(%b())"},
    {"aab", "%bab"},
    {"the (quick) fox", "%((%a+)%)"},
    {"THE (quick) fox", "%f[%a]%a+"},
    {"THE fox", "%f[%a]%a+%f[%A]"},
    {"abc", "%f[b]"},
    {"abc", "%f[^b]"},
    {"abc", "%f[%z]"},
    {"abc", "%f[\\0]"},
    {"abc", "%f"},
    {"abc", "%fa"},
    {"abc", "%f["},
    {"a b", "%f[%w]%w%f[%W]"},
    {"", "%f[%w]"},
    {"foo.bar", "%f[%w]"},
    {"abc", "%"},
    {"abc", "a%"},
    {"a%", "%%$"},
    {"abc", "%y"},
    {"ayb", "%y"},
    {"a\\b", "\\"},
    {"abc", "a.-"},
    {"abc", "(a.-)$"},
    {"abc", "^(a.-)$"},
    {"a,b,,c", "([^,]*)"},
    {"a b c", "%s*"},
    {"Điều 1. Phạm vi", "^Điều (%d+)%.%s*(.*)$"},
    {"05/KH-VPUB", "^(%d+)/(.+)%-(.+)$"},
    {"2026-11-22", "(%d+)-(%d+)-(%d+)"},
    {"key = value", "^(%w+)%s*=%s*(%w+)$"},
    {"aaa", "a$a"},
    {"ab12", "%a*%d*$"},
    {"  ", "^%s*$"},
    {"abc", "[a-c]-$"},
    {"x^2", "%^%d"},
    {"a|b", "a|b"},
};

/* Fragments of random patterns. */
static const char *const pieces[] = {"a", "b",    ".",     "%a",   "%d",   "[ab]",   "[^a]", "%s",
                                     "(", ")",    "()",    "*",    "+",    "-",      "?",    "^",
                                     "$", "%b()", "%f[a]", "%1",   "%2",   "%w",     "[a-",  "]",
                                     "[", "%",    "(a)",   "(.-)", "%bab", "[%a%]]", "1",    " "};

static uint32_t noise = 12345;

static uint32_t random_below(uint32_t n)
{
    noise = noise * 1664525u + 1013904223u;
    return (noise >> 8) % n;
}

static void random_case(struct buf *subject, struct buf *pattern)
{
    static const char letters[] = "aab()1 ]b";
    uint32_t length = random_below(10);

    buf_clear(subject);
    buf_clear(pattern);
    buf_c(subject, "");
    buf_c(pattern, "");
    for (uint32_t i = 0; i < length; i++)
        buf_char(subject, letters[random_below(sizeof letters - 1)]);
    length = 1 + random_below(7);
    for (uint32_t i = 0; i < length; i++)
        buf_c(pattern, pieces[random_below(ARRAY_LEN(pieces))]);
}

/* Both states hold `compare` at index 1. */
static void same_as_stock(struct wrap_lua *w, lua_State *stock, struct str s, struct str p)
{
    lua_State *both[] = {wrap_lua_state(w), stock};
    const char *said[2] = {"failed", "failed"};

    for (int i = 0; i < 2; i++) {
        lua_settop(both[i], 1);
        lua_pushvalue(both[i], 1);
        lua_pushlstring(both[i], s.p, s.n);
        lua_pushlstring(both[i], p.p, p.n);
    }
    wrap_lua_refill(w);
    if (wrap_lua_call(w, 2, 1) == WRAP_LUA_OK)
        said[0] = lua_tostring(both[0], -1);
    if (lua_pcall(stock, 2, 1, 0) == LUA_OK)
        said[1] = lua_tostring(stock, -1);
    CHECK_SAY(strcmp(said[0], said[1]) == 0 && strcmp(said[1], "failed") != 0,
          "“%.*s” by “%.*s”:\n ours  %s\n stock %s", STR_ARG(s), STR_ARG(p), said[0], said[1]);
}

static void test_patterns(unsigned random_cases)
{
    struct wrap_lua *w = wrap_lua_new();
    lua_State *stock = luaL_newstate();
    struct buf s = BUF_NEW, p = BUF_NEW;

    luaL_openlibs(stock);
    lua_pushnil(wrap_lua_state(w));
    CHECK_SAY(wrap_lua_load(w, str_c(compare), "thu.lua") == WRAP_LUA_OK, "compare");
    CHECK_SAY(luaL_loadbuffer(stock, compare, strlen(compare), "@thu.lua") == LUA_OK, "compare");
    CHECK_SAY(ARRAY_LEN(patterns) >= 150, "only %zu", ARRAY_LEN(patterns));
    for (size_t i = 0; i < ARRAY_LEN(patterns); i++)
        same_as_stock(w, stock, str_c(patterns[i].subject), str_c(patterns[i].pattern));
    same_as_stock(w, stock, STR("a\0b\0c"), STR("\0"));
    same_as_stock(w, stock, STR("a\0b\0c"), STR("[\0b]+"));
    same_as_stock(w, stock, STR("a\0b\0c"), STR("%z"));
    same_as_stock(w, stock, STR("a\0b"), STR("a\0b$"));
    same_as_stock(w, stock, STR("abc"), STR("%f[\0]"));
    same_as_stock(w, stock, STR("a\0b"), STR("%b\0b"));
    for (unsigned i = 0; i < random_cases; i++) {
        random_case(&s, &p);
        same_as_stock(w, stock, buf_view(&s), buf_view(&p));
    }
    buf_done(&s);
    buf_done(&p);
    lua_close(stock);
    wrap_lua_free(w);
}

/* Expressions that give the same in both, errors included. */
static const char *const expressions[] = {
    "('abc'):byte()",
    "('abc'):byte(2)",
    "('abc'):byte(-1)",
    "('abc'):byte(1, -1)",
    "('abc'):byte(0)",
    "('abc'):byte(4)",
    "('abc'):byte(-9, 9)",
    "('abc'):byte(2, 1)",
    "('abc'):byte(math.mininteger, math.maxinteger)",
    "(''):byte()",
    "('ab'):rep(3)",
    "('ab'):rep(0)",
    "('ab'):rep(-1)",
    "('ab'):rep(3, ',')",
    "('ab'):rep(1, ',')",
    "(''):rep(1000)",
    "('x'):rep(2.0)",
    "('x'):rep('3')",
    "('x'):rep(2.5)",
    "('abc'):sub(2)",
    "('abc'):sub(-2, -2)",
    "('abc'):sub(0, 99)",
    "('abc'):upper()",
    "('ABC'):lower()",
    "('abc'):reverse()",
    "('abc'):len()",
    "#'abc'",
    "string.char(97, 98)",
    "string.char()",
    "string.char(256)",
    "('abc'):find('b', 1, true)",
    "('a.c'):find('.', 1, true)",
    "('a.c'):find('.', 2, true)",
    "('abc'):find('', 10)",
    "('abc'):find('', 4)",
    "('abc'):find('', 3)",
    "('abc'):find('c', -1)",
    "('abc'):find('a', -99)",
    "('abc'):find('x', math.mininteger)",
    "('abc'):find('', math.maxinteger)",
    "('abc'):match('', 99)",
    "('abc'):gsub('', '-')",
    "('abc'):gsub('.', {a = 1, b = true})",
    "('abc'):gsub('.', 'x', 0)",
    "('abc'):gsub('.', 'x', -1)",
    "('abc'):gsub('.', 'x', 1.0)",
    "('abc'):gsub('b', '%')",
    "('abc'):gsub('b', '%x')",
    "('abc'):gsub('b', '%%')",
    "('abc'):gsub('b', 5)",
    "('abc'):gsub('b')",
    "('abc'):gsub('b', true)",
    "('abc'):gsub('b', function() return {} end)",
    "('abc'):gsub('b', function() end)",
    "('abc'):gsub('(b)', '%1%1')",
    "('abc'):gsub('b', '%1')",
    "('abc'):gsub('()', '%1')",
    "('hello world'):gsub('o', '0', 1)",
    "('abc'):gsub('%w', '%0%0')",
    "('x'):gsub('x', '%2')",
    "string.format('%d %5.2f %s %q', 3, 1.5, 'x', 'a\\nb')",
    "string.format('%s')",
    "string.format('%d', 'x')",
    "string.format('%d', '10')",
    "string.format('%y', 1)",
    "string.format('%99999d', 1)",
    "string.format('%.200f', 1)",
    "string.format('%')",
    "string.format('%%')",
    "string.format('%5s|%-5s|', 'a', 'b')",
    "string.format('%.3s', 'abcdef')",
    "string.format('%x %X %o %c %i %u', 255, 255, 8, 65, 1, 2)",
    "string.format('%x %X %o', 255, 255, 8)",
    "string.format('%g %e %a', 1e20, 1e20, 1.0)",
    "string.format('%s %s', nil, true)",
    "string.format('%-+ #05d', 1)",
    "string.format('%q', 1/3)",
    "string.format('%q', {})",
    "string.format('%s', setmetatable({}, {__tostring = function() return 'hi' end}))",
    "string.format('%s', setmetatable({}, {__tostring = function() return 1 end}))",
    "'10' + 1",
    "'a' + 1",
    "'10' .. 1",
    "2^53",
    "7 // 2",
    "7 % -3",
    "1 // 0",
    "10 / 2",
    "table.concat({1, 2, 3}, ', ')",
    "table.concat({})",
    "table.concat({1, {}, 3})",
    "table.concat({1, 2, 3}, '-', 2)",
    "table.concat({1, 2, 3}, '-', 2, 3)",
    "table.concat({1, 2, 3}, '-', 3, 2)",
    "table.concat({'x'}, '-', 1, 2)",
    "table.concat({[math.maxinteger] = 'z'}, '-', math.maxinteger, math.maxinteger)",
    "table.unpack({1, 2, 3})",
    "table.unpack({1, 2, 3}, 2)",
    "table.unpack({1, 2, 3}, 2, 3)",
    "table.unpack({}, 1, 3)",
    "table.unpack({1}, 2, 1)",
    "select('#', table.unpack({}, 1, 200))",
    "table.unpack({[math.maxinteger] = 'z'}, math.maxinteger, math.maxinteger)",
    "table.pack(1, nil, 3).n",
    "table.pack().n",
    "table.remove({})",
    "table.remove({1, 2, 3})",
    "table.remove({1, 2, 3}, 1)",
    "table.remove({1, 2, 3}, 4)",
    "table.remove({}, 0)",
    "table.remove({}, 1)",
    "(pcall(table.remove, {1, 2, 3}, 5))",
    "(pcall(table.remove, {1, 2, 3}, 0))",
    "(pcall(table.remove, {}, 2))",
    "table.insert({}, 1, 2, 3)",
    "table.insert({}, 5, 1)",
    "table.insert({}, 0, 1)",
    "table.insert(1, 2)",
    "table.insert({})",
    "(function(t) table.insert(t, 1, 0) table.insert(t, 9) table.insert(t, 5, 8) "
    "return table.unpack(t) end)({1, 2, 3})",
    "table.unpack(table.move({1, 2, 3}, 1, 3, 2))",
    "table.unpack(table.move({1, 2, 3}, 2, 3, 1))",
    "table.unpack(table.move({1, 2, 3}, 1, 3, 3, {7, 8}))",
    "table.unpack(table.move({1, 2}, 1, 0, 5))",
    "table.move({}, 1, math.maxinteger, 2)",
    "table.move({}, math.mininteger, 0, 2)",
    "(function(t) table.sort(t) return table.unpack(t) end)({3, 1, 2, 5, 4, 9, 7, 8, 6, 0})",
    "(function(t) table.sort(t, function(a, b) return a > b end) return table.unpack(t) end)({3, "
    "1, 2})",
    "(function(t) table.sort(t) return table.unpack(t) end)({'b', 'a', 'đ', 'C'})",
    "table.sort({1, 'x'})",
    "table.sort({1, 2}, 3)",
    "table.sort({})",
    "table.sort({1})",
    "math.floor(2.5)",
    "math.max(1, 2.5)",
    "math.tointeger('8')",
    "math.fmod(7, 3)",
    "math.ult(1, -1)",
    "utf8.char(7919, 273)",
    "utf8.len('điều')",
    "utf8.len('\\xff')",
    "utf8.codepoint('điều', 1, -1)",
    "utf8.offset('điều', 3)",
    "utf8.codepoint('a', 5)",
    "utf8.charpattern",
    "#utf8.char(0x7FFFFFFF)",
    "(function() local n = 0 for p, c in utf8.codes('đi') do n = n * 1000 + p + c end return n "
    "end)()",
    "tostring(nil)",
    "tostring(1.5)",
    "tostring(2^63)",
    "tonumber('0x10')",
    "tonumber('z', 36)",
    "tonumber('1e1')",
    "tonumber('')",
    "tonumber('1,5')",
    "tonumber(nil)",
    "type(nil)",
    "type()",
    "select(-1, 1, 2)",
    "select(0)",
    "rawequal('a', 'a')",
    "rawlen({1, 2})",
    "rawget({5}, 1)",
    "next({})",
    "next({5})",
    "next({5}, 1)",
    "next(1)",
    "assert(false)",
    "assert(nil, 'x')",
    "assert(1, 2)",
    "pcall(error, {1} and 5)",
    "pcall(error)",
    "pcall()",
    "xpcall(error, 5)",
    "xpcall(error, function(m) return m .. '!' end, 'a')",
    "xpcall(select, error, '#', 1, 2)",
    "xpcall(error, function(m) error('b') end, 'a') == false",
    "error('x', 0)",
    "error()",
    "error(nil)",
    "setmetatable({}, {__index = {a = 5}}).a",
    "setmetatable({}, {__call = function(_, x) return x end})(4)",
    "#setmetatable({}, {__len = function() return 42 end})",
    "setmetatable({}, 5)",
    "setmetatable(1, {})",
    "setmetatable(setmetatable({}, {__metatable = false}), {})",
    "(function() local r = {} for i, v in ipairs(setmetatable({}, {__index = function(_, i) "
    "if i < 4 then return i * i end end})) do r[i] = v end return table.unpack(r) end)()",
    "(function() local t = setmetatable({}, {__newindex = function(t, k, v) rawequal(k, v) end}) "
    "t.x = 1 return t.x end)()",
    "(function() local b = {} local t = setmetatable({}, {__newindex = b}) t.x = 1 "
    "return rawget(t, 'x'), b.x end)()",
    "(function() for k, v in pairs(setmetatable({}, {__pairs = function() "
    "return function(_, k) if not k then return 1, 2 end end end})) do return k, v end end)()",
};

static void say_values(lua_State *L, int from, struct buf *b)
{
    buf_clear(b);
    for (int i = from; i <= lua_gettop(L); i++) {
        wrap_lua_text(L, i);
        buf_c(b, lua_tostring(L, -1));
        buf_char(b, ' ');
        lua_pop(L, 1);
    }
    buf_c(b, "");
}

static void test_expressions(void)
{
    struct wrap_lua *w = wrap_lua_new();
    lua_State *L = wrap_lua_state(w), *stock = luaL_newstate();
    struct buf source = BUF_NEW, ours = BUF_NEW, theirs = BUF_NEW;

    luaL_openlibs(stock);
    for (size_t i = 0; i < ARRAY_LEN(expressions); i++) {
        buf_clear(&source);
        buf_printf(&source, "return pcall(function() return %s end)", expressions[i]);
        lua_settop(L, 0);
        lua_settop(stock, 0);
        lua_pushnil(L);
        wrap_lua_refill(w);
        CHECK_SAY(wrap_lua_load(w, buf_view(&source), "thu.lua") == WRAP_LUA_OK &&
                  wrap_lua_call(w, 0, LUA_MULTRET) == WRAP_LUA_OK,
              "%s", expressions[i]);
        CHECK_SAY(luaL_loadbuffer(stock, source.p, source.n, "@thu.lua") == LUA_OK &&
                  lua_pcall(stock, 0, LUA_MULTRET, 0) == LUA_OK,
              "stock: %s", expressions[i]);
        say_values(L, 1, &ours);
        say_values(stock, 1, &theirs);
        CHECK_SAY(str_eq(buf_view(&ours), buf_view(&theirs)), "%s\n ours  %s\n stock %s",
              expressions[i], ours.p, theirs.p);
    }
    buf_done(&source);
    buf_done(&ours);
    buf_done(&theirs);
    lua_close(stock);
    wrap_lua_free(w);
}

/* Values ------------------------------------------------------------------ */

static const struct {
    const char *expression, *value;
} values[] = {
    /* order: 1..n, numbers, strings by bytes, false, true */
    {"keys {b = 1, a = 1, [3] = 1, [1] = 1, [2] = 1}", "1 2 3 a b"},
    {"keys {z = 1, [-1] = 1, [2.5] = 1, [10] = 1, 'x', 'y', [true] = 1, [false] = 1}",
     "1 2 -1 2.5 10 z false true"},
    {"keys {['đ'] = 1, ['d'] = 1, ['e'] = 1, [''] = 1, ['da'] = 1}", " d da e đ"},
    {"keys {[math.maxinteger] = 1, [2^53] = 1, [-1e300] = 1, [1e300] = 1, [0.5] = 1}",
     "-1e+300 0.5 9007199254740992 9223372036854775807 1e+300"},
    {"keys {[math.huge] = 1, [-math.huge] = 1, [math.mininteger] = 1}",
     "-inf -9223372036854775808 inf"},
    {"keys {}", ""},
    {"keys {[{}] = 1}", "table"},
    {"#keys(setmetatable({1}, {__len = function() return 9 end}))", "1"},
    {"pcall(keys, {[{}] = 1, [{}] = 1})", "false"},
    {"next({b = 1, a = 2})", "a"},
    {"next({b = 1, a = 2}, 'a')", "b"},
    {"next({10, 20, b = 1, [-5] = 1}, 2)", "-5"},
    {"next({10, 20, b = 1, [-5] = 1}, -5)", "b"},
    {"next({10, 20, b = 1}, 'b')", "nil"},
    {"next(string)", "byte"},
    {"keys(string)", "byte char find format gmatch gsub len lower match rep reverse sub upper"},
    {"keys(table)", "concat insert move pack remove sort unpack"},
    {"keys(utf8)", "char charpattern codepoint codes len offset"},
    {"keys(math)", "abs acos asin atan ceil cos deg exp floor fmod huge log max maxinteger min "
                   "mininteger modf pi rad sin sqrt tan tointeger type ult"},
    {"(function() local s = '' local t = {a = 1, b = 2, c = 3} for k in pairs(t) do t.b = nil "
     "s = s .. k end return s end)()",
     "ac"},
    {"(function() local s = '' local t = {1, 2, 3} for k in pairs(t) do t[2] = nil t.x = 1 "
     "s = s .. k end return s end)()",
     "13"},
    /* what is not there, and what is read-only */
    {"gone('_G load loadstring loadfile dofile require module package io os debug coroutine')", ""},
    {"gone('collectgarbage getmetatable rawset print warn setfenv getfenv newproxy')", ""},
    {"gone('_VERSION', 'x')", ""},
    {"math.random or math.randomseed or string.dump or string.pack or string.unpack", "nil"},
    {"pcall(function() string.x = 1 end)", "false"},
    {"pcall(function() string.find = 1 end)", "false"},
    {"pcall(function() ('').x = 1 end)", "false"},
    {"pcall(function() table.insert(string, 1) end)", "false"},
    {"pcall(table.sort, string)", "true"},
    {"pcall(setmetatable, string, {})", "false"},
    {"pcall(setmetatable, _ENV, {})", "false"},
    {"pcall(setmetatable, {}, {__gc = function() end})", "false"},
    {"pcall(setmetatable, {}, {__mode = 'k'})", "false"},
    {"pcall(string.upper, 'điều')", "false"},
    {"(select(2, pcall(string.lower, 'Ữ')))",
     "string.lower knows ASCII letters only; use text.lower"},
    {"pcall(string.reverse, 'đ')", "false"},
    {"pcall(string.format, '%p', {})", "false"},
    {"pcall(string.format, '%5p', {})", "false"},
    {"tostring({})", "table"},
    {"tostring(print or next)", "function"},
    {"string.format('%s %10s', {}, next)", "table   function"},
    {"tostring(setmetatable({}, {__name = 'VĂN BẢN'}))", "VĂN BẢN"},
    /* sizes */
    {"pcall(string.rep, 'x', 1e9)", "false"},
    {"pcall(string.rep, 'x', math.maxinteger)", "false"},
    {"pcall(string.rep, '', math.maxinteger, '')", "true"},
    {"pcall(string.rep, 'x', 4194305)", "false"},
    {"#string.rep('x', 4194304)", "4194304"},
    {"pcall(string.rep, ('x'):rep(4000000), 2)", "false"},
    {"pcall(table.concat, {('x'):rep(4000000), ('x'):rep(4000000)})", "false"},
    {"pcall(string.gsub, ('x'):rep(4000), 'x', ('y'):rep(4000))", "false"},
    {"pcall(string.format, '%s%s', ('x'):rep(4000000), ('x'):rep(4000000))", "false"},
    {"pcall(table.unpack, {}, 1, 1e8)", "false"},
    {"pcall(table.unpack, {}, math.mininteger, math.maxinteger)", "false"},
    {"select('#', table.unpack({}, 1, 4096))", "4096"},
    {"pcall(table.unpack, {}, 1, 4097)", "false"},
    {"pcall(string.byte, ('x'):rep(5000), 1, -1)", "false"},
    {"pcall(utf8.codepoint, ('x'):rep(5000), 1, -1)", "false"},
    {"pcall(string.find, ('a'):rep(300), ('(a'):rep(300))", "false"},
    {"pcall(string.find, ('a'):rep(300), ('a?'):rep(300))", "false"},
    /* the budget is for all; sorting is stable */
    {"(function() local t = {} for i = 1, 300 do t[i] = {i // 7, i} end "
     "table.sort(t, function(a, b) return a[1] > b[1] end) for i = 2, 300 do "
     "if t[i - 1][1] == t[i][1] and t[i - 1][2] > t[i][2] then return i end end return 'stable' "
     "end)()",
     "stable"},
    {"(function() local t = {5, 3, 4} table.sort(t, function() return true end) "
     "return table.concat(t, ' ') end)()",
     "4 3 5"},
    {"xpcall(error, function(m) error(m) end, 'x')", "false"},
    {"(function() x = 1 return x, rawget(_ENV, 'x') end)()", "1"},
};

static void test_values(void)
{
    struct wrap_lua *w = wrap_lua_new();
    lua_State *L = wrap_lua_state(w);
    struct buf source = BUF_NEW;
    const char *said;

    for (size_t i = 0; i < ARRAY_LEN(values); i++) {
        buf_clear(&source);
        buf_printf(
            &source,
            "local function keys(t) local r = {} for k in pairs(t) do r[#r + 1] = tostring(k) end "
            "return table.concat(r, ' ') end "
            "local function gone(s) local r = '' for n in s:gmatch('%%S+') do "
            "if _ENV[n] ~= nil then r = r .. n .. ' ' end end return r end return (%s)",
            values[i].expression);
        lua_settop(L, 0);
        wrap_lua_refill(w);
        if (run(w, source.p) == WRAP_LUA_OK) {
            wrap_lua_text(L, -1);
            said = lua_tostring(L, -1);
        } else {
            said = wrap_lua_last_error(w)->message.p;
        }
        CHECK_SAY(strcmp(said, values[i].value) == 0, "%s: %s", values[i].expression, said);
    }
    buf_done(&source);
    wrap_lua_free(w);
}

/* Errors ------------------------------------------------------------------ */

static const struct {
    const char *source;
    enum wrap_lua_result result;
    unsigned line;
    const char *message;
} errors[] = {
    {"error('xin chào')", WRAP_LUA_ERROR, 1, "xin chào"},
    {"\n\nerror('Điều 3')", WRAP_LUA_ERROR, 3, "Điều 3"},
    {"local function f()\n  error('x', 2)\nend\n\nf()", WRAP_LUA_ERROR, 5, "x"},
    {"\nerror('x', 0)", WRAP_LUA_ERROR, 2, "x"},
    {"\nerror({})", WRAP_LUA_ERROR, 2, "(error object is a table value)"},
    {"\nerror('')", WRAP_LUA_ERROR, 2, "(error without a message)"},
    {"\nerror('', 0)", WRAP_LUA_ERROR, 2, "(error without a message)"},
    {"\nerror()", WRAP_LUA_ERROR, 2, "(error object is a nil value)"},
    {"\nerror(setmetatable({}, {__tostring = function() while true do end end}))", WRAP_LUA_ERROR,
     2, "(error object is a table value)"},
    {"\nerror('12: x', 0)", WRAP_LUA_ERROR, 2, "12: x"},
    {"\n\nlocal x = nil + 1", WRAP_LUA_ERROR, 3, "attempt to perform arithmetic on a nil value"},
    {"local t = nil\nt.x = 1", WRAP_LUA_ERROR, 2, "attempt to index a nil value (local 't')"},
    {"\nstring.rep()", WRAP_LUA_ERROR, 2,
     "bad argument #1 to 'rep' (string expected, got no value)"},
    {"\n('x'):rep({})", WRAP_LUA_ERROR, 2, "bad argument #1 to 'rep' (number expected, got table)"},
    {"\n('x'):find('[')", WRAP_LUA_ERROR, 2, "malformed pattern (missing ']')"},
    {"\nnosuch()", WRAP_LUA_ERROR, 2, "attempt to call a nil value (global 'nosuch')"},
    {"\nerror('a\\27[31mb\\nc\\xffd')", WRAP_LUA_ERROR, 2,
     "a [31mb c\xEF\xBF\xBD"
     "d"},
    {"local function f() return f() + 1 end\nf()", WRAP_LUA_ERROR, 1,
     "stack overflow (LIMIT_LUA_CALLS = 20000)"},
    {"local x = = 1", WRAP_LUA_SYNTAX, 1, "unexpected symbol near '='"},
    {"\n\nlocal x = 'abc", WRAP_LUA_SYNTAX, 3, "unfinished string near <eof>"},
    {"\nfor", WRAP_LUA_SYNTAX, 2, "<name> expected near <eof>"},
    {"goto x", WRAP_LUA_SYNTAX, 1, NULL},
    {"\x1bLua", WRAP_LUA_SYNTAX, 0, NULL},
    {"#!/bin/lua", WRAP_LUA_SYNTAX, 1, NULL},
    {"", WRAP_LUA_OK, 0, ""},
};

static void test_errors(void)
{
    struct wrap_lua *w = wrap_lua_new();
    const struct wrap_lua_error *e;

    for (size_t i = 0; i < ARRAY_LEN(errors); i++) {
        enum wrap_lua_result result;
        int top = lua_gettop(wrap_lua_state(w));

        wrap_lua_refill(w);
        result = run(w, errors[i].source);
        e = wrap_lua_last_error(w);
        CHECK_SAY(result == errors[i].result, "%s: %s: %s", errors[i].source, results[result],
              e->message.p);
        CHECK_SAY(e->line == errors[i].line, "%s: line %u", errors[i].source, e->line);
        CHECK_SAY(errors[i].message == NULL || str_is(e->message, errors[i].message), "%s: “%s”",
              errors[i].source, e->message.p);
        CHECK_SAY(result == WRAP_LUA_OK || str_is(e->chunk, "thu.lua"), "%s: %s", errors[i].source,
              e->chunk.p);
        CHECK_SAY(lua_gettop(wrap_lua_state(w)) == top + (result == WRAP_LUA_OK), "%s: stack",
              errors[i].source);
    }
    wrap_lua_free(w);
}

static void test_long_name(void)
{
    static const char name[] = "mot-thu-muc-ten-rat-dai/cua-van-phong-uy-ban-nhan-dan/quy-tac.lua";
    static const char *const sources[] = {"\nerror('x')", "\nx x"};
    struct wrap_lua *w = wrap_lua_new();
    const struct wrap_lua_error *e = wrap_lua_last_error(w);

    for (size_t i = 0; i < ARRAY_LEN(sources); i++) {
        lua_pushnil(wrap_lua_state(w));
        if (wrap_lua_load(w, str_c(sources[i]), name) == WRAP_LUA_OK)
            (void)wrap_lua_call(w, 0, 0);
        e = wrap_lua_last_error(w);
        CHECK_SAY(e->line == 2 && str_is(e->chunk, name), "%s:%u", e->chunk.p, e->line);
        CHECK_SAY(str_is(e->message, i == 0 ? "x" : "syntax error near 'x'"), "%s", e->message.p);
    }
    wrap_lua_free(w);
}

static void test_trace(void)
{
    struct wrap_lua *w = wrap_lua_new();

    (void)run(
        w, "local function sau() error('x') end\nlocal function truoc()\n  sau()\n  return 1\nend\n"
           "truoc()");
    CHECK_SAY(
        str_is(wrap_lua_last_error(w)->trace, "thu.lua:1: sau\nthu.lua:3: truoc\nthu.lua:6: ?\n"),
        "%s", wrap_lua_last_error(w)->trace.p);
    wrap_lua_free(w);
}

/* Environments ------------------------------------------------------------ */

static int extra_index(lua_State *L)
{
    if (strcmp(lua_tostring(L, 2), "dong") != 0)
        return 0;
    lua_pushliteral(L, "động");
    return 1;
}

static void test_environment(void)
{
    struct wrap_lua *w = wrap_lua_new();
    lua_State *L = wrap_lua_state(w);

    CHECK_SAY(run(w, "x = 1 string = nil pairs = 5 return x") == WRAP_LUA_OK, "own globals");
    CHECK_SAY(run(w, "return x == nil and ('').rep ~= nil and string.rep ~= nil and type(pairs)") ==
                  WRAP_LUA_OK &&
              strcmp(lua_tostring(L, -1), "function") == 0,
          "a chunk sees another's");
    lua_newtable(L);
    lua_pushliteral(L, "thêm");
    lua_setfield(L, -2, "them");
    lua_pushliteral(L, "khác");
    lua_setfield(L, -2, "type");
    lua_newtable(L);
    lua_pushcfunction(L, extra_index);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    CHECK_SAY(
        wrap_lua_load(w, STR("them2 = them return them .. type .. dong .. tostring(next ~= nil)"),
                      "thu.lua") == WRAP_LUA_OK &&
            wrap_lua_call(w, 0, 1) == WRAP_LUA_OK &&
            strcmp(lua_tostring(L, -1), "thêmkhácđộngtrue") == 0,
        "extra names: %s", wrap_lua_last_error(w)->message.p);
    lua_settop(L, 0);
    lua_newtable(L);
    lua_pushinteger(L, 7);
    lua_rawseti(L, -2, 1);
    lua_pushliteral(L, "y");
    lua_setfield(L, -2, "x");
    wrap_lua_freeze(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, 1);
    lua_setfield(L, -2, "t");
    CHECK_SAY(wrap_lua_load(w,
                        STR("local s = '' for k, v in pairs(t) do s = s .. k .. v end "
                            "for k, v in ipairs(t) do s = s .. k .. v end "
                            "assert(not pcall(function() t[1] = 2 end)) "
                            "assert(not pcall(table.insert, t, 1)) "
                            "return s .. #t .. t.x .. table.concat(t) .. table.unpack(t)"),
                        "thu.lua") == WRAP_LUA_OK &&
              wrap_lua_call(w, 0, 1) == WRAP_LUA_OK &&
              strcmp(lua_tostring(L, -1), "17xy171y77") == 0,
          "frozen: %s %s", wrap_lua_last_error(w)->message.p, lua_tostring(L, -1));
    CHECK_SAY(wrap_lua_freeze_thaw(L, 1) && lua_rawlen(L, -1) == 1, "thaw");
    CHECK_SAY(!wrap_lua_freeze_thaw(L, -1), "thaw of a common table");
    wrap_lua_free(w);
}

/* Traps ------------------------------------------------------------------- */

enum {
    OK = 1 << WRAP_LUA_OK,
    SYNTAX = 1 << WRAP_LUA_SYNTAX,
    ERROR = 1 << WRAP_LUA_ERROR,
    STOPPED = 1 << WRAP_LUA_STOPPED,
    MEMORY = 1 << WRAP_LUA_MEMORY
};

static const struct {
    const char *source;
    int results;
} traps[] = {
    {"while true do end", STOPPED},
    {"::x:: goto x", STOPPED},
    {"for i = 1, 1e18 do end", STOPPED},
    {"for i = 1, math.huge do end", STOPPED},
    {"repeat until false", STOPPED},
    {"while true do pcall(function() while true do end end) end", STOPPED},
    {"while true do pcall(error) end", STOPPED},
    {"local function f() pcall(f) pcall(f) end f()", STOPPED | ERROR},
    {"local function f() return pcall(f) end f() return 1", OK},
    {"pcall(pcall, pcall, pcall, pcall, error) while true do pcall(pcall, pcall, error) end",
     STOPPED},
    {"xpcall(function() while true do end end, function() while true do end end)", STOPPED},
    {"while true do xpcall(error, function() while true do end end) end", STOPPED},
    {"while true do xpcall(error, error) end", STOPPED},
    {"local function h(m) error(m) end xpcall(function() error('x') end, h)", OK},
    {"local function f() return xpcall(error, f) end while true do f() end", STOPPED},
    {"error(setmetatable({}, {__tostring = function(s) return tostring(s) end}))", ERROR},
    {"tostring(setmetatable({}, {__tostring = function(s) return tostring(s) end}))", ERROR},
    {"return ('x'):rep(1e9)", ERROR},
    {"while true do pcall(string.rep, 'x', 4000000) end", STOPPED},
    {"local s = 'x' while true do s = s .. s end", MEMORY},
    {"local s = 'x' while true do s = s .. 'x' end", STOPPED},
    {"local s = ('x'):rep(4000000) while true do local t = s .. 'y' end", STOPPED},
    {"local s = ('x'):rep(4000000) while true do pcall(function() local t = "
     "s..s..s..s..s..s..s..s..s"
     "..s..s..s..s..s..s..s end) end",
     STOPPED | MEMORY},
    {"local t = {} while true do t[#t + 1] = {} end", STOPPED | MEMORY},
    {"local t = {} while true do pcall(function() while true do t[#t + 1] = ('x'):rep(100000) end "
     "end) "
     "end",
     STOPPED | MEMORY},
    {"local t = {} for i = 1, 9e5 do t[i] = {} end while true do local x = ('x'):rep(1e5) end",
     STOPPED | MEMORY},
    {"local s = ('a'):rep(200) return s:find(('.-'):rep(5) .. 'b')", STOPPED},
    {"local s = ('a'):rep(400) while true do pcall(string.find, s, ('.-'):rep(3) .. 'b') end",
     STOPPED},
    {"local s = ('a'):rep(4e6) return s:find(('a*'):rep(30) .. 'b')", STOPPED},
    {"return ('a'):rep(4e6):match(('a?'):rep(100) .. ('a'):rep(100) .. 'b')", STOPPED},
    {"local s = ('('):rep(4e6) return s:match('%b()')", STOPPED},
    {"return ('a'):rep(4e6):find(('a'):rep(2e6) .. 'b', 1, true)", STOPPED},
    {"return ('a'):rep(1e6):find('[' .. ('b'):rep(1e6) .. ']')", STOPPED},
    {"return ('a'):rep(1e5):find('(a*)%1%1b')", STOPPED},
    {"local s = ('ab'):rep(5e5) while true do s:gsub('a', 'c') end", STOPPED},
    {"local s = ('a'):rep(1e6) while true do for w in s:gmatch('a') do end end", STOPPED},
    {"local s = ('a'):rep(1000) s:gsub('a', function() return s:gsub('a', function() "
     "return s:gsub('a', '%0') end) end)",
     STOPPED | ERROR},
    {"local function f(s) return (s:gsub('.', f)) end return f('x')", ERROR},
    {"local p = ('(') :rep(1e6) return ('x'):find(p)", ERROR},
    {"return ('x'):find(('%'):rep(1e6 + 1))", OK},
    {"return string.format('%99999d', 1)", ERROR},
    {"local f = ('%99.99f'):rep(1000) return string.format(f, 1)", ERROR},
    {"local s = ('\\0'):rep(4e6) while true do pcall(string.format, '%q', s) end", STOPPED},
    {"while true do pcall(string.format, '%s', setmetatable({}, {__tostring = function() "
     "while true do end end})) end",
     STOPPED},
    {"table.unpack({}, 1, 1e8)", ERROR},
    {"while true do select('#', table.unpack({}, 1, 4000)) end", STOPPED},
    {"table.concat(setmetatable({}, {__index = function() return '' end}), '', 1, 1e18)", STOPPED},
    {"table.concat(setmetatable({}, {__len = function() return 1e18 end, __index = function() "
     "return 'x' end}))",
     STOPPED | ERROR},
    {"table.insert(setmetatable({}, {__len = function() return 1e18 // 1 | 0 end}), 1, 1)",
     STOPPED | ERROR},
    {"table.insert(setmetatable({}, {__len = function() return 1 << 60 end}), 1, 1)", STOPPED},
    {"table.remove(setmetatable({}, {__len = function() return 1 << 60 end}), 1)", STOPPED},
    {"table.move({}, 1, 1 << 60, 2)", STOPPED},
    {"table.move({}, 1, 1 << 60, 1, {})", STOPPED},
    {"table.sort(setmetatable({}, {__len = function() return 1 << 60 end}))", ERROR},
    {"table.sort(setmetatable({}, {__len = function() return 1 << 30 end}))", STOPPED | MEMORY},
    {"local t = {} for i = 1, 1e5 do t[i] = i end while true do table.insert(t, 1, 0) end",
     STOPPED},
    {"local t = {} for i = 1, 1e5 do t[i] = i end while true do table.sort(t) end", STOPPED},
    {"local t = {} for i = 1, 3e4 do t['k' .. i] = i end while true do for k in pairs(t) do break "
     "end "
     "end",
     STOPPED},
    {"local t = {} for i = 1, 3e4 do t['k' .. i] = i end while true do next(t) end", STOPPED},
    {"for k, v in pairs(setmetatable({}, {__pairs = function() return function() return 1 end "
     "end})) do "
     "end",
     STOPPED},
    {"for i in ipairs(setmetatable({}, {__index = function() return 1 end})) do end", STOPPED},
    {"setmetatable({}, {__gc = function() while true do end end})", ERROR},
    {"local m = {} setmetatable({}, m) m.__gc = function() while true do end end m = nil "
     "for i = 1, 1e5 do local t = {} end return 1",
     OK},
    {"local x <close> = setmetatable({}, {__close = function() while true do end end}) error('x')",
     STOPPED},
    {"local function f() local x <close> = setmetatable({}, {__close = function() while true do "
     "end end}) "
     "while true do end end f()",
     STOPPED},
    {"while true do pcall(function() local x <close> = setmetatable({}, {__close = function() "
     "error() end}) "
     "error() end) end",
     STOPPED},
    {"local t = setmetatable({}, {__eq = function(a, b) return a == b end}) "
     "return t == setmetatable({}, {__eq = function(a, b) return b == a end})",
     ERROR},
    {"local m = {__lt = function(a, b) return a < b end} return setmetatable({}, m) < "
     "setmetatable({}, m)",
     ERROR},
    {"local m = {__concat = function(a, b) return a .. b end} return setmetatable({}, m) .. 'x'",
     ERROR},
    {"local m = {__index = function(t, k) return t[k] end} return setmetatable({}, m).x", ERROR},
    {"local t = {} for i = 1, 1900 do t = setmetatable({}, {__index = t}) end "
     "while true do local x = t.x end",
     ERROR},
    {"local t = {} for i = 1, 100 do t = setmetatable({}, {__index = t}) end "
     "while true do local x = t.x end",
     STOPPED},
    {"local t = {} for i = 1, 100 do t = setmetatable({}, {__newindex = t}) end "
     "while true do t.x = nil end",
     STOPPED},
    {"local a, b = {}, {} setmetatable(a, {__index = b}) setmetatable(b, {__index = a}) return a.x",
     ERROR},
    {"local t = {} setmetatable(t, {__call = t}) t()", ERROR},
    {"local m = {__call = function(t) return t() end} setmetatable({}, m)()", STOPPED},
    {"local m = {__call = function(t) return 1 + t() end} setmetatable({}, m)()", ERROR},
    {"local m = {} m.__add = setmetatable({}, {__call = function(_, a, b) return a + b end}) "
     "return setmetatable({}, m) + 1",
     ERROR},
    {"local function f() return f() end f()", STOPPED},
    {"local function f() return 1 + f() end f()", ERROR},
    {"local function f() return 1 + f() end while true do pcall(f) end", STOPPED},
    {"local function f(...) return select('#', ...) end local function g(n, ...) if n == 0 then "
     "while true do f(...) end end return g(n - 1, n, ...) end g(5000)",
     STOPPED},
    {"local a, b = ('x'):rep(4e6) .. 'a', ('x'):rep(4e6) .. 'b' local n = 0 "
     "while true do if a < b then n = n + 1 end end",
     STOPPED},
    {"local a, b = ('x'):rep(4e6) .. 'a', ('x'):rep(4e6) .. 'b' while true do local c = a == b end",
     STOPPED},
    {"local a, b = ('x'):rep(60000) .. 'a', ('x'):rep(60000) .. 'b' while true do local c = a == b "
     "end",
     STOPPED},
    {"local s = ('1'):rep(4e6) while true do local x = s + 1 end", STOPPED},
    {"local s = ('1'):rep(4e6) while true do tonumber(s) end", STOPPED},
    {"local s = ('1'):rep(4e6) while true do math.floor(s) end", STOPPED},
    {"local t = {} for i = 1, 1e6 do t[i * 1048575] = 1 end", MEMORY},
    {"local t = {} for i = 1, 1e6 do t[i * 32767] = 1 end", STOPPED | MEMORY},
    {"local t = {} for i = 1, 32768 do t[i * 32767] = 1 end while true do for k in pairs(t) do "
     "break end "
     "end",
     STOPPED},
    {"while true do local t = {} for i = 1, 16385 do t[i * 32767] = 1 end end", STOPPED},
    {"local s = ('\\x80'):rep(4e6) while true do for _ in utf8.codes('a' .. s) do break end end",
     STOPPED},
    {"local s = ('ă'):rep(1e6) while true do utf8.len(s) end", STOPPED},
    {"local s = ('ă'):rep(1e6) while true do utf8.offset(s, 9e5) end", STOPPED},
    {"while true do utf8.char(table.unpack({}, 1, 4000)) end", ERROR},
    {"local s = ('x'):rep(4e6) while true do s:upper() end", STOPPED},
    {"local s = ('x'):rep(4e6) while true do s:reverse() end", STOPPED},
    {"local s = ('x'):rep(4e6) while true do s:sub(2) end", STOPPED},
    {"local t = {} while true do t[('x'):rep(1000) .. #t] = 1 t[#t + 1] = 1 end", STOPPED | MEMORY},
    {"local t = {} for i = 1, 1e5 do t = {t} end return 1", OK},
    {"local s = ('x'):rep(100) while true do local t = {s:byte(1, -1)} end", STOPPED},
    {"local f = function() end while true do f = (function(g) return function() g() end end)(f) "
     "end",
     STOPPED | MEMORY},
};

/* A tenth of the limits, so that a run of the tests stays short; FULL for all. */
static void test_traps(void)
{
    unsigned share = getenv("FULL") != NULL ? 1 : 10;
    double slowest = 0;

    for (size_t i = 0; i < ARRAY_LEN(traps); i++) {
        struct wrap_lua *w = wrap_lua_new();
        double start = seconds(), spent;
        enum wrap_lua_result result;
        const struct wrap_lua_error *e;

        wrap_lua_limit_set(w, LIMIT_LUA_BYTES, share);
        if (traps[i].results == MEMORY)
            w->budget.time = INT64_MAX; /* a busy machine may need long to fill it */
        wrap_lua_refill(w);
        result = run(w, traps[i].source);
        e = wrap_lua_last_error(w);
        spent = seconds() - start;
        slowest = spent > slowest ? spent : slowest;
        if (getenv("SHOW") != NULL)
            printf("%-8s %6.3f %-36.36s %.60s\n", results[result], spent, e->message.p,
                   traps[i].source);
        CHECK_SAY(((1 << result) & traps[i].results) != 0, "%s: %s: %s", traps[i].source,
              results[result], e->message.p);
        CHECK_SAY(result == WRAP_LUA_OK || str_is(e->chunk, "thu.lua"), "%s: no chunk",
              traps[i].source);
        CHECK_SAY(spent < 10.0, "%s: %.1f s", traps[i].source, spent);
        /* the state goes on with a new budget */
        wrap_lua_refill(w);
        CHECK_SAY(run(w, "return 5") == WRAP_LUA_OK, "%s: then nothing goes", traps[i].source);
        wrap_lua_free(w);
    }
    if (getenv("SHOW") != NULL)
        printf("slowest trap: %.3f s\n", slowest);
}

/* Sources that cost the compiler more than their length, or its stack. */
static void trap_source(const char *before, const char *repeated, unsigned times, const char *after,
                        int allowed)
{
    struct wrap_lua *w = wrap_lua_new();
    struct buf source = BUF_NEW;
    double start = seconds();
    enum wrap_lua_result result;

    buf_c(&source, before);
    for (unsigned i = 0; i < times; i++)
        buf_c(&source, repeated);
    buf_c(&source, after);
    result = run(w, source.p);
    CHECK_SAY(((1 << result) & allowed) != 0, "%s%s…%s: %s: %s", before, repeated, after,
          results[result], wrap_lua_last_error(w)->message.p);
    CHECK_SAY(seconds() - start < 10.0, "%s%s…%s: %.1f s", before, repeated, after,
              seconds() - start);
    if (getenv("SHOW") != NULL)
        printf("%-8s %6.3f %-36.36s %s%s…%s\n", results[result], seconds() - start,
               wrap_lua_last_error(w)->message.p, before, repeated, after);
    buf_done(&source);
    wrap_lua_free(w);
}

static void test_sources(void)
{
    trap_source("return ", "(", 1000000, "1", SYNTAX);
    trap_source("return ", "{", 1000000, "", SYNTAX);
    trap_source("return ", "- ", 1000000, "1", SYNTAX);
    trap_source("return ", "not ", 1000000, "1", SYNTAX);
    trap_source("local x = ", "1 ..", 1000000, "1", SYNTAX);
    trap_source("", "do ", 1000000, "", SYNTAX);
    trap_source("", "if 1 then ", 1000000, "", SYNTAX);
    trap_source("", "local function f() ", 1000000, "", SYNTAX);
    trap_source("local a ", "= function() local a ", 1000000, "", SYNTAX);
    trap_source("return f", "()", 1000000, "", ERROR | SYNTAX);
    trap_source("local x = a", ".a", 1000000, "", ERROR | SYNTAX);
    trap_source("local x = [[", "x", 2000000, "]]", OK);
    trap_source("", "local a ", 1000, "", SYNTAX);
    trap_source("", "goto a ", 100000, "", SYNTAX | STOPPED);
    trap_source("x = {", "{},", 1000000, "}", OK | MEMORY | STOPPED | SYNTAX);
    trap_source("", "a=a ", 1000000, "", OK | MEMORY | STOPPED);
    trap_source("--", "x", 2000000, "", OK);
    trap_source("return ", " ", 2000000, "1", OK);
    trap_source("return [", "=", 1000000, "", SYNTAX);
}

/* 20 blocks of 30,000 labels: quadratic in the compiler. */
static void test_labels(void)
{
    struct wrap_lua *w = wrap_lua_new();
    struct buf source = BUF_NEW;
    double start = seconds();
    enum wrap_lua_result result;

    for (unsigned f = 0; f < 20; f++) {
        buf_c(&source, "do ");
        for (unsigned i = 0; i < 30000; i++)
            buf_printf(&source, "::a%u::x=1 ", i);
        buf_c(&source, " end ");
    }
    result = run(w, source.p);
    CHECK_SAY(result != WRAP_LUA_ERROR && seconds() - start < 10, "labels: %s, %.1f s",
              results[result], seconds() - start);
    if (getenv("SHOW") != NULL)
        printf("%-8s %6.3f labels %s\n", results[result], seconds() - start,
               wrap_lua_last_error(w)->message.p);
    buf_done(&source);
    wrap_lua_free(w);
}

/* Limits ------------------------------------------------------------------ */

/* A stop stays, and its place is that of the loop, also behind pcall. */
static void test_stop(void)
{
    struct wrap_lua *w = wrap_lua_new();
    const struct wrap_lua_error *e;

    CHECK_SAY(run(w, "pcall(function()\n  while true do\n  end\nend)\nx = 1\nx = 2") ==
              WRAP_LUA_STOPPED,
          "stop");
    e = wrap_lua_last_error(w);
    CHECK_SAY(e->line >= 2 && e->line <= 3, "line %u", e->line);
    CHECK_SAY(str_is(e->message, "LIMIT_LUA_STEPS = 30000000"), "%s", e->message.p);
    CHECK_SAY(run(w, "return 1") == WRAP_LUA_STOPPED, "a stopped run went on");
    CHECK_SAY(str_is(wrap_lua_last_error(w)->message, "LIMIT_LUA_STEPS = 30000000"), "%s",
          wrap_lua_last_error(w)->message.p);
    wrap_lua_refill(w);
    CHECK_SAY(run(w, "return 1") == WRAP_LUA_OK, "refill");
    CHECK_SAY(run(w, "\nreturn ('a'):rep(1000):find(('.-'):rep(5) .. 'b')") == WRAP_LUA_STOPPED,
          "match");
    e = wrap_lua_last_error(w);
    CHECK_SAY(e->line == 2 && str_is(e->message, "LIMIT_LUA_MATCH_STEPS = 2000000"), "%u: %s",
              e->line, e->message.p);
    wrap_lua_refill(w);
    CHECK_SAY(run(w, "local t = {} while true do t[#t + 1] = {} end") == WRAP_LUA_MEMORY, "memory");
    e = wrap_lua_last_error(w);
    CHECK_SAY(e->line == 1 && str_is(e->chunk, "thu.lua") &&
              str_is(e->message, "LIMIT_LUA_BYTES = 67108864"),
          "%u: %s", e->line, e->message.p);
    wrap_lua_refill(w);
    CHECK_SAY(run(w, "local s = 0 for i = 1, 3e6 do s = s + i end return s") == WRAP_LUA_OK,
          "3e6 rounds");
    wrap_lua_free(w);
}

/* A gsub over a long text with many matches is no attack. */
static void test_long_text(void)
{
    struct wrap_lua *w = wrap_lua_new();

    CHECK_SAY(run(w, "local s = ('Điều 1. Phạm vi điều chỉnh\\n'):rep(100000) "
                 "return select(2, s:gsub('Điều (%d+)%.', 'Khoản %1.'))") == WRAP_LUA_OK &&
              lua_tointeger(wrap_lua_state(w), -1) == 100000,
          "%s", wrap_lua_last_error(w)->message.p);
    wrap_lua_free(w);
}

/* Memory that ends at any moment: a result, never a crash (for the sanitizers). */
static void test_memory_everywhere(void)
{
    static const char source[] =
        "local t = setmetatable({}, {__index = {1}, __tostring = function() return 'x' end})\n"
        "for i = 1, 40 do t[i] = i .. ('ab'):rep(i) end\n"
        "t.x, t.y, t[2.5] = 1, 2, 3\n"
        "local s = '' for k, v in pairs(t) do s = s .. k .. v end\n"
        "s = s:gsub('%a+', function(w) return w .. w end):gsub('(%d)', '%1%1')\n"
        "table.sort(t) s = s .. table.concat(t, ',') .. string.format('%5s %s', t, 1)\n"
        "pcall(error, {}) xpcall(error, tostring, t)\n"
        "for a, b in s:gmatch('(.)(.)') do t[#t + 1] = a .. b end\n"
        "return select('#', table.unpack(t))";
    unsigned seen[5] = {0};

    for (size_t room = 0; room < 1500000; room += room < 20000 ? 61 : room / 50) {
        struct wrap_lua *w = wrap_lua_new();
        enum wrap_lua_result result;

        wrap_lua_limit_set(w, room, 1);
        result = run(w, source);
        seen[result]++;
        /* an error: Lua says so itself when its stack cannot grow */
        CHECK_SAY(result != WRAP_LUA_SYNTAX &&
                  (result != WRAP_LUA_OK || lua_tointeger(wrap_lua_state(w), -1) == 2708),
              "room %zu: %s: %s, %ld", room, results[result], wrap_lua_last_error(w)->message.p,
              (long)lua_tointeger(wrap_lua_state(w), -1));
        wrap_lua_free(w);
    }
    CHECK_SAY(seen[WRAP_LUA_OK] > 0 && seen[WRAP_LUA_MEMORY] > 0, "%u ok, %u memory",
              seen[WRAP_LUA_OK], seen[WRAP_LUA_MEMORY]);
}

/* Memory that ends while Lua moves its stack: the allocator may not look at it then (Lua
 * 5.4.7 has turned its pointers into offsets). The place is told all the same. */
static void test_memory_of_stack(void)
{
    static const char source[] = "local function f(n)\n  return 1 + f(n + 1)\nend\n\nf(1)";
    unsigned seen[5] = {0};

    for (size_t room = 4000; room < 3000000; room += room / 40) {
        struct wrap_lua *w = wrap_lua_new();
        const struct wrap_lua_error *e;
        enum wrap_lua_result result;

        wrap_lua_limit_set(w, room, 1);
        result = run(w, source);
        seen[result]++;
        e = wrap_lua_last_error(w);
        CHECK_SAY((result == WRAP_LUA_MEMORY && str_is(e->message, "LIMIT_LUA_BYTES = 67108864")) ||
                      result == WRAP_LUA_ERROR,
                  "room %zu: %s: %s", room, results[result], e->message.p);
        CHECK_SAY(e->line == 2 && str_is(e->chunk, "thu.lua"), "room %zu: %s:%u", room, e->chunk.p,
                  e->line);
        wrap_lua_free(w);
    }
    CHECK_SAY(seen[WRAP_LUA_ERROR] > 0 && seen[WRAP_LUA_MEMORY] > 50, "%u error, %u memory",
              seen[WRAP_LUA_ERROR], seen[WRAP_LUA_MEMORY]);
}

/* What is told of memory that ran out in one instruction: large blocks, in C, behind pcall. */
static void test_memory_place(void)
{
    static const char *const sources[] = {
        "local s = 'x'\nwhile true do s = s .. s end",
        "local t = {}\nfor i = 1, 1e7 do t[i] = i end",
        "local t = {}\nfor i = 1, 1e6 do t[i * 1048575] = 1 end",
        "local s = ('x'):rep(4000000)\nlocal t = s..s..s..s..s..s..s..s..s..s..s..s..s..s..s..s..s",
        "local t = {}\nwhile true do t[#t + 1] = {} end",
        "local t = {}\npcall(function() while true do t[#t + 1] = {} end end)",
        "local t = {('x'):rep(4000000)} for i = 2, 40 do t[i] = t[1] end\n"
        "while true do t[#t + 1] = t[#t] .. #t end",
    };
    struct wrap_lua *w = wrap_lua_new();

    w->budget.time = INT64_MAX; /* a busy machine may need long to fill it */
    for (size_t i = 0; i < ARRAY_LEN(sources); i++) {
        const struct wrap_lua_error *e;
        enum wrap_lua_result result;

        wrap_lua_refill(w);
        result = run(w, sources[i]);
        e = wrap_lua_last_error(w);
        CHECK_SAY(result == WRAP_LUA_MEMORY && e->line == 2 && str_is(e->chunk, "thu.lua"),
                  "%s: %s: %s:%u: %s", sources[i], results[result], e->chunk.p, e->line,
                  e->message.p);
        CHECK_SAY(run(w, "return 1") == WRAP_LUA_MEMORY, "%s: the run went on", sources[i]);
    }
    wrap_lua_free(w);
}

static int host_loop(lua_State *L)
{
    CHECK_SAY(wrap_lua_host(L) == &unit_ran, "host");
    while (wrap_lua_host(L) != NULL)
        wrap_lua_limit_charge(L, 10);
    return 0;
}

static void test_host(void)
{
    struct wrap_lua *w = wrap_lua_new();
    lua_State *L = wrap_lua_state(w);

    wrap_lua_set_host(w, &unit_ran);
    lua_pushcfunction(L, host_loop);
    CHECK_SAY(wrap_lua_call(w, 0, 0) == WRAP_LUA_STOPPED && lua_gettop(L) == 0, "charge in C");
    wrap_lua_refill(w);
    lua_pushinteger(L, 5);
    lua_pushinteger(L, 6);
    CHECK_SAY(wrap_lua_call(w, 1, 3) == WRAP_LUA_ERROR && lua_gettop(L) == 0, "call of a number");
    CHECK_SAY(str_is(wrap_lua_last_error(w)->message, "attempt to call a number value"), "%s",
          wrap_lua_last_error(w)->message.p);
    wrap_lua_base(L);
    CHECK_SAY(lua_getfield(L, -1, "pairs") == LUA_TFUNCTION, "base names");
    wrap_lua_free(w);
}

int main(int argc, char **argv)
{
    (void)setvbuf(stdout, NULL, _IOLBF, 0);
    test_patterns(argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 3000);
    test_expressions();
    test_values();
    test_errors();
    test_long_name();
    test_trace();
    test_environment();
    test_traps();
    test_sources();
    test_labels();
    test_stop();
    test_long_text();
    test_memory_everywhere();
    test_memory_of_stack();
    test_memory_place();
    test_host();
    return unit_done();
}
