/* SPDX-License-Identifier: MIT */
/* The allow-list of base, math and utf8; `pairs` and `next` in an order that depends only on the
 * keys. Functions that loop charge the budget. */
#include <lauxlib.h>
#include <lualib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/limit.h"
#include "wrap/lua/private.h"

enum {
    LOOK = 16,      /* bytes compared per step */
    LETTERS = 4,    /* bytes processed by a utf8 function per step */
    SORT_STEPS = 2, /* a comparison of two keys */
    PROTECT = 40    /* cost in steps of a protected call that fails */
};

/* Order of keys ----------------------------------------------------------- */

/* SEQUENCE: of 1..n, without a gap. */
enum rank { SEQUENCE, NUMBER, STRING, FALSE, TRUE, OTHER };

struct key {
    enum rank rank;
    bool is_integer;
    lua_Integer integer;
    lua_Number number;
    struct str text;   /* points into a Lua string that stays reachable */
    lua_Integer index; /* in the list of keys */
};

static struct key read_key(lua_State *L, int index, lua_Integer n)
{
    struct key key = {OTHER, false, 0, 0, STR_NONE, 0};
    int type = lua_type(L, index);

    if (type == LUA_TNUMBER) {
        key.is_integer = lua_isinteger(L, index) != 0;
        key.integer = lua_tointeger(L, index);
        key.number = lua_tonumber(L, index);
        key.rank = key.is_integer && key.integer >= 1 && key.integer <= n ? SEQUENCE : NUMBER;
    } else if (type == LUA_TSTRING) {
        key.rank = STRING;
        key.text.p = lua_tolstring(L, index, &key.text.n);
    } else if (type == LUA_TBOOLEAN) {
        key.rank = lua_toboolean(L, index) ? TRUE : FALSE;
    }
    return key;
}

/* i < f, exact; a float key is never a whole number in integer range. */
static bool integer_below(lua_Integer i, lua_Number f)
{
    if (f >= 0x1p63)
        return true;
    if (f < -0x1p63)
        return false;
    return i <= (lua_Integer)floor(f);
}

static int compare_keys(const struct key *a, const struct key *b)
{
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    if (a->rank == STRING)
        return str_cmp(a->text, b->text);
    if (a->rank > NUMBER)
        return 0;
    if (a->is_integer && b->is_integer)
        return (a->integer > b->integer) - (a->integer < b->integer);
    if (a->is_integer)
        return integer_below(a->integer, b->number) ? -1 : 1;
    if (b->is_integer)
        return integer_below(b->integer, a->number) ? 1 : -1;
    return (a->number > b->number) - (a->number < b->number);
}

static int compare_for_qsort(const void *a, const void *b)
{
    return compare_keys(a, b);
}

/* Keys without an order would come in order of their addresses. An error is at least the same on
 * every run. */
static void refuse_unordered(lua_State *L)
{
    luaL_error(L, "pairs: keys that are tables or functions have no order; keep a list beside");
}

/* The n of 1..n; not rawlen, which in a table with gaps depends on its history. */
static lua_Integer count_sequence(lua_State *L)
{
    lua_Integer n = 0;

    while (lua_rawgeti(L, 1, n + 1) != LUA_TNIL) {
        wrap_lua_limit_charge(L, 1);
        lua_pop(L, 1);
        n++;
    }
    lua_pop(L, 1);
    return n;
}

/* Appends the keys other than 1..n of the table at index 1 to the table at the top; returns their
 * number. */
static lua_Integer gather_keys(lua_State *L, lua_Integer n)
{
    int list = lua_gettop(L);
    lua_Integer count = 0, others = 0;
    size_t bytes = 0;

    lua_pushnil(L);
    while (lua_next(L, 1) != 0) {
        struct key key = read_key(L, -2, n);

        lua_pop(L, 1);
        wrap_lua_limit_charge(L, 1);
        if (key.rank == SEQUENCE)
            continue;
        if (key.rank == OTHER && ++others > 1)
            refuse_unordered(L);
        bytes += key.text.n;
        lua_pushvalue(L, -1);
        lua_rawseti(L, list, ++count);
    }
    wrap_lua_limit_charge(L, bytes / LOOK);
    return count;
}

/* Sorts the list of keys at the top. */
static void sort_keys(lua_State *L, lua_Integer count)
{
    int list = lua_gettop(L);
    size_t n = (size_t)count, log = 1;
    struct key *keys;

    while (n >> log > 0)
        log++;
    wrap_lua_limit_charge(L, n * log * SORT_STEPS);
    keys = lua_newuserdatauv(L, n * sizeof *keys, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        (void)lua_rawgeti(L, list, i);
        keys[i - 1] = read_key(L, -1, 0); /* the list keeps its text reachable */
        keys[i - 1].index = i;
        lua_pop(L, 1);
    }
    qsort(keys, n, sizeof *keys, compare_for_qsort);
    lua_createtable(L, count < INT32_MAX ? (int)count : 0, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        (void)lua_rawgeti(L, list, keys[i - 1].index);
        lua_rawseti(L, -2, i);
    }
    lua_replace(L, list);
    lua_settop(L, list);
}

/* Iterator of pairs: upvalues table, n, position, sorted keys beyond 1..n. Skips values removed
 * during the traversal, as stock Lua does. */
static int pairs_step(lua_State *L)
{
    lua_Integer n = lua_tointeger(L, lua_upvalueindex(2));
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(3));

    lua_settop(L, 0);
    for (;;) {
        wrap_lua_limit_charge(L, 1);
        if (++at <= n)
            lua_pushinteger(L, at);
        else if (!lua_istable(L, lua_upvalueindex(4)) ||
                 lua_rawgeti(L, lua_upvalueindex(4), at - n) == LUA_TNIL)
            break;
        lua_pushvalue(L, 1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
            lua_pushinteger(L, at);
            lua_replace(L, lua_upvalueindex(3));
            return 2;
        }
        lua_settop(L, 0);
    }
    lua_settop(L, 0);
    lua_pushnil(L);
    return 1;
}

static int base_pairs(lua_State *L)
{
    lua_Integer n, count;

    luaL_checkany(L, 1);
    lua_settop(L, 1);
    if (wrap_lua_freeze_thaw(L, 1)) {
        lua_replace(L, 1);
    } else if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_insert(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    n = count_sequence(L);
    lua_createtable(L, 0, 0);
    count = gather_keys(L, n);
    if (count > 1)
        sort_keys(L, count);
    if (count == 0) {
        lua_settop(L, 1);
        lua_pushnil(L);
    }
    lua_pushinteger(L, n);
    lua_pushinteger(L, 0);
    lua_rotate(L, 2, 2); /* table, n, position, keys */
    lua_pushcclosure(L, pairs_step, 4);
    return 1;
}

/* The least key above the given one; scans all keys on each call. */
static int base_next(lua_State *L)
{
    struct key after = {SEQUENCE, false, 0, 0, STR_NONE, 0}, best = after, key;
    bool first, found = false;
    lua_Integer n;
    int order;

    lua_settop(L, 2);
    if (wrap_lua_freeze_thaw(L, 1))
        lua_replace(L, 1);
    luaL_checktype(L, 1, LUA_TTABLE);
    n = count_sequence(L);
    first = lua_isnil(L, 2);
    if (!first)
        after = read_key(L, 2, n);
    lua_pushnil(L); /* 3: best key */
    lua_pushnil(L);
    while (lua_next(L, 1) != 0) {
        lua_pop(L, 1);
        wrap_lua_limit_charge(L, 1);
        key = read_key(L, -1, n);
        if (!first && compare_keys(&key, &after) <= 0)
            continue;
        order = found ? compare_keys(&key, &best) : -1;
        if (order == 0)
            refuse_unordered(L);
        if (order > 0)
            continue;
        found = true;
        best = key;
        lua_pushvalue(L, -1);
        lua_replace(L, 3);
    }
    if (!found) {
        lua_pushnil(L);
        return 1;
    }
    lua_settop(L, 3);
    lua_pushvalue(L, 3);
    (void)lua_rawget(L, 1);
    return 2;
}

/* Errors ------------------------------------------------------------------ */

static int base_pcall(lua_State *L)
{
    int status;

    wrap_lua_limit_charge(L, PROTECT);
    luaL_checkany(L, 1);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
    wrap_lua_limit_resume(L, status);
    if (status == LUA_OK)
        return lua_gettop(L);
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

/* Runs the handler after unwinding: a native message handler could run with the hook disabled and
 * never end. */
static int base_xpcall(lua_State *L)
{
    int status;

    wrap_lua_limit_charge(L, (size_t)2 * PROTECT);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_pushboolean(L, 1);
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 2); /* function, handler, true, function, arguments */
    status = lua_pcall(L, lua_gettop(L) - 4, LUA_MULTRET, 0);
    wrap_lua_limit_resume(L, status);
    if (status == LUA_OK)
        return lua_gettop(L) - 2;
    lua_settop(L, 4); /* already an error */
    lua_pushvalue(L, 2);
    lua_insert(L, 4);
    status = lua_pcall(L, 1, LUA_MULTRET, 0);
    wrap_lua_limit_resume(L, status);
    lua_pushboolean(L, 0);
    lua_replace(L, 3);
    return lua_gettop(L) - 2;
}

/* Metatables -------------------------------------------------------------- */

static int index_step(lua_State *L)
{
    wrap_lua_limit_charge(L, 4);
    lua_settop(L, 2);
    (void)lua_gettable(L, lua_upvalueindex(1));
    return 1;
}

static int newindex_step(lua_State *L)
{
    wrap_lua_limit_charge(L, 4);
    lua_settop(L, 3);
    lua_settable(L, lua_upvalueindex(1));
    return 0;
}

/* Copies one field "__x" of a metatable: key and value are on top, the value is popped; the copy is
 * at index 3. Lua follows __index and __call chains of tables within one instruction, thousands of
 * links long, and quadratic for __call: so an __index table becomes a charged function, and __call
 * must be a function. */
static void copy_metafield(lua_State *L, const char *name)
{
    bool index = strcmp(name, "__index") == 0, newindex = strcmp(name, "__newindex") == 0;

    if (strcmp(name, "__gc") == 0 || strcmp(name, "__mode") == 0)
        luaL_error(L, "setmetatable: '%s' is not allowed", name);
    if (lua_istable(L, -1) && (index || newindex))
        lua_pushcclosure(L, index ? index_step : newindex_step, 1);
    else if (!lua_isfunction(L, -1) && strcmp(name, "__name") != 0 &&
             strcmp(name, "__metatable") != 0)
        luaL_error(L, "setmetatable: '%s' must be a function", name);
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, 3);
}

static int base_setmetatable(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, lua_isnil(L, 2) || lua_istable(L, 2), 2, "nil or table");
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        return luaL_error(L, "cannot change a protected metatable");
    lua_settop(L, 2);
    if (lua_istable(L, 2)) {
        lua_createtable(L, 0, 4);
        lua_pushnil(L);
        while (lua_next(L, 2) != 0) {
            const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";

            wrap_lua_limit_charge(L, 1);
            if (name[0] == '_' && name[1] == '_')
                copy_metafield(L, name);
            else
                lua_pop(L, 1);
        }
    }
    (void)lua_setmetatable(L, 1);
    lua_settop(L, 1);
    return 1;
}

/* Stock functions --------------------------------------------------------- */

static int base_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    wrap_lua_text(L, 1);
    return 1;
}

/* Copies the named functions from the table at the top to the one below it. */
static void keep(lua_State *L, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        (void)lua_getfield(L, -1, names[i]);
        lua_setfield(L, -3, names[i]);
    }
}

void wrap_lua_lib_base(lua_State *L)
{
    static const char *const kept[] = {"assert", "error",  "ipairs",   "rawequal", "rawget",
                                       "rawlen", "select", "tonumber", "type"};
    static const luaL_Reg ours[] = {
        {"next", base_next},
        {"pairs", base_pairs},
        {"pcall", base_pcall},
        {"setmetatable", base_setmetatable},
        {"tostring", base_tostring},
        {"xpcall", base_xpcall},
        {NULL, NULL},
    };

    lua_createtable(L, 0, 20);
    lua_pushcfunction(L, luaopen_base);
    lua_call(L, 0, 1);
    keep(L, kept, ARRAY_LEN(kept));
    lua_pop(L, 1);
    luaL_setfuncs(L, ours, 0);
}

void wrap_lua_lib_math(lua_State *L)
{
    /* the others are Lua 5.3 leftovers in Debian's build */
    static const char *const dropped[] = {"random", "randomseed", "atan2", "cosh", "frexp",
                                          "ldexp",  "log10",      "pow",   "sinh", "tanh"};

    lua_pushcfunction(L, luaopen_math);
    lua_call(L, 0, 1);
    for (size_t i = 0; i < ARRAY_LEN(dropped); i++) {
        lua_pushnil(L);
        lua_setfield(L, -2, dropped[i]);
    }
}

/* A stock function of utf8 (upvalue 1) that scans its first argument. */
static int utf8_charged(lua_State *L)
{
    if (lua_type(L, 1) == LUA_TSTRING)
        wrap_lua_limit_charge(L, lua_rawlen(L, 1) / LETTERS + 1);
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* utf8.codepoint(s, i, j) returns up to j - i + 1 values. */
static int utf8_codepoint(lua_State *L)
{
    size_t n;
    lua_Integer length, i, j;

    (void)luaL_checklstring(L, 1, &n);
    length = (lua_Integer)n;
    i = luaL_optinteger(L, 2, 1);
    i = i >= 0 ? i : length + i + 1;
    j = luaL_optinteger(L, 3, i);
    j = j >= 0 ? j : length + j + 1;
    if (i >= 1 && j <= length && i <= j && j - i >= LIMIT_LUA_RESULTS)
        return luaL_error(L, "too many results (LIMIT_LUA_RESULTS)");
    return utf8_charged(L);
}

void wrap_lua_lib_utf8(lua_State *L)
{
    static const luaL_Reg ours[] = {{"codepoint", utf8_codepoint},
                                    {"codes", utf8_charged},
                                    {"len", utf8_charged},
                                    {"offset", utf8_charged}};

    lua_pushcfunction(L, luaopen_utf8);
    lua_call(L, 0, 1);
    for (size_t i = 0; i < ARRAY_LEN(ours); i++) {
        (void)lua_getfield(L, -1, ours[i].name);
        lua_pushcclosure(L, ours[i].func, 1);
        lua_setfield(L, -2, ours[i].name);
    }
}
