/* SPDX-License-Identifier: MIT */
/* `table`: the functions of Lua 5.4 with charged loops and a stable sort. */
#include <lauxlib.h>
#include <limits.h>

#include "base/limit.h"
#include "wrap/lua/private.h"

enum { ELEMENT = 2, COMPARISON = 4 }; /* steps */

/* Lengths and elements are accessed through metamethods, so that read-only tables work. */
static lua_Integer check_table(lua_State *L, int index)
{
    luaL_checktype(L, index, LUA_TTABLE);
    return luaL_len(L, index);
}

static int tab_insert(lua_State *L)
{
    lua_Integer end = (lua_Integer)((lua_Unsigned)check_table(L, 1) + 1), at = end;

    if (lua_gettop(L) == 3) {
        at = luaL_checkinteger(L, 2);
        luaL_argcheck(L, (lua_Unsigned)at - 1u < (lua_Unsigned)end, 2, "position out of bounds");
        for (lua_Integer i = end; i > at; i--) {
            wrap_lua_limit_charge(L, ELEMENT);
            (void)lua_geti(L, 1, i - 1);
            lua_seti(L, 1, i);
        }
    } else if (lua_gettop(L) != 2) {
        return luaL_error(L, "wrong number of arguments to 'insert'");
    }
    lua_seti(L, 1, at);
    return 0;
}

static int tab_remove(lua_State *L)
{
    lua_Integer size = check_table(L, 1), at = luaL_optinteger(L, 2, size);

    if (at != size)
        luaL_argcheck(L, (lua_Unsigned)at - 1u <= (lua_Unsigned)size, 2, "position out of bounds");
    (void)lua_geti(L, 1, at);
    for (; at < size; at++) {
        wrap_lua_limit_charge(L, ELEMENT);
        (void)lua_geti(L, 1, at + 1);
        lua_seti(L, 1, at);
    }
    lua_pushnil(L);
    lua_seti(L, 1, at);
    return 1;
}

static int tab_concat(lua_State *L)
{
    lua_Integer last = check_table(L, 1), i = luaL_optinteger(L, 3, 1);
    size_t between, n, total = 0;
    const char *separator = luaL_optlstring(L, 2, "", &between);
    luaL_Buffer b;

    last = luaL_optinteger(L, 4, last);
    luaL_buffinit(L, &b);
    for (; i <= last; i++) {
        (void)lua_geti(L, 1, i);
        if (!lua_isstring(L, -1))
            return luaL_error(L, "invalid value (%s) at index %I in table for 'concat'",
                              luaL_typename(L, -1), (LUAI_UACINT)i);
        (void)lua_tolstring(L, -1, &n);
        total += n + (i < last ? between : 0);
        if (total > LIMIT_LUA_STRING_BYTES)
            return luaL_error(L, "table.concat: result too long (LIMIT_LUA_STRING_BYTES)");
        wrap_lua_limit_charge(L, ELEMENT);
        luaL_addvalue(&b);
        if (i == last) /* may be the largest integer */
            break;
        luaL_addlstring(&b, separator, between);
    }
    luaL_pushresult(&b);
    return 1;
}

static int tab_pack(lua_State *L)
{
    int n = lua_gettop(L);

    wrap_lua_limit_charge(L, (size_t)n);
    lua_createtable(L, n, 1);
    lua_insert(L, 1);
    for (int i = n; i >= 1; i--)
        lua_seti(L, 1, i);
    lua_pushinteger(L, n);
    lua_setfield(L, 1, "n");
    return 1;
}

static int tab_unpack(lua_State *L)
{
    lua_Integer i = luaL_optinteger(L, 2, 1);
    lua_Integer last = lua_isnoneornil(L, 3) ? luaL_len(L, 1) : luaL_checkinteger(L, 3);
    lua_Unsigned n = (lua_Unsigned)last - (lua_Unsigned)i; /* one less than the count */

    if (i > last)
        return 0;
    if (n >= LIMIT_LUA_RESULTS || !lua_checkstack(L, (int)n + 1))
        return luaL_error(L, "too many results to unpack (LIMIT_LUA_RESULTS)");
    wrap_lua_limit_charge(L, (size_t)n + 1);
    for (lua_Unsigned k = 0; k <= n; k++)
        (void)lua_geti(L, 1, (lua_Integer)((lua_Unsigned)i + k));
    return (int)n + 1;
}

static int tab_move(lua_State *L)
{
    lua_Integer from = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
    lua_Integer to = luaL_checkinteger(L, 4), n;
    int target = lua_isnoneornil(L, 5) ? 1 : 5;
    bool upward;

    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, target, LUA_TTABLE);
    if (last >= from) {
        luaL_argcheck(L, from > 0 || last < LUA_MAXINTEGER + from, 3, "too many elements to move");
        n = last - from + 1;
        luaL_argcheck(L, to <= LUA_MAXINTEGER - n + 1, 4, "destination wrap around");
        /* overlapping ranges are copied from the far end */
        upward = to > last || to <= from || (target != 1 && !lua_compare(L, 1, 5, LUA_OPEQ));
        for (lua_Integer i = 0; i < n; i++) {
            lua_Integer k = upward ? i : n - 1 - i;

            wrap_lua_limit_charge(L, ELEMENT);
            (void)lua_geti(L, 1, from + k);
            lua_seti(L, target, to + k);
        }
    }
    lua_pushvalue(L, target);
    return 1;
}

/* Sort -------------------------------------------------------------------- */

/* from[b] < from[a]: by the function at index 2, or by `<`. */
static bool is_less(lua_State *L, int from, lua_Integer b, lua_Integer a)
{
    bool less;

    wrap_lua_limit_charge(L, COMPARISON);
    if (lua_isnil(L, 2)) {
        (void)lua_rawgeti(L, from, b);
        (void)lua_rawgeti(L, from, a);
        less = lua_compare(L, -2, -1, LUA_OPLT) != 0;
        lua_pop(L, 2);
        return less;
    }
    lua_pushvalue(L, 2);
    (void)lua_rawgeti(L, from, b);
    (void)lua_rawgeti(L, from, a);
    lua_call(L, 2, 1);
    less = lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
    return less;
}

/* Merges from[low..middle) and from[middle..high) into `to`, stable. Terminates for any comparison
 * function. */
static void merge(lua_State *L, int from, int to, const lua_Integer bound[3])
{
    lua_Integer left = bound[0], right = bound[1];

    for (lua_Integer at = bound[0]; at < bound[2]; at++) {
        if (right < bound[2] && (left >= bound[1] || is_less(L, from, right, left)))
            (void)lua_rawgeti(L, from, right++);
        else
            (void)lua_rawgeti(L, from, left++);
        lua_rawseti(L, to, at);
    }
}

/* Merge sort on a copy: stable, deterministic, and immune to changes of the table by the comparison
 * function. */
static int tab_sort(lua_State *L)
{
    lua_Integer n = check_table(L, 1);
    int from = 3, to = 4;

    if (n < 2)
        return 0;
    luaL_argcheck(L, n < INT_MAX, 1, "array too big");
    if (!lua_isnoneornil(L, 2))
        luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    lua_createtable(L, 0, 0);
    lua_createtable(L, 0, 0);
    for (lua_Integer i = 1; i <= n; i++) {
        wrap_lua_limit_charge(L, ELEMENT);
        (void)lua_geti(L, 1, i);
        lua_rawseti(L, from, i);
    }
    for (lua_Integer width = 1; width < n; width *= 2) {
        for (lua_Integer low = 1; low <= n; low += 2 * width) {
            lua_Integer middle = low + width, high = low + 2 * width;
            lua_Integer bound[3] = {low, middle <= n ? middle : n + 1, high <= n ? high : n + 1};

            merge(L, from, to, bound);
        }
        from = from == 3 ? 4 : 3;
        to = to == 3 ? 4 : 3;
    }
    for (lua_Integer i = 1; i <= n; i++) {
        wrap_lua_limit_charge(L, ELEMENT);
        (void)lua_rawgeti(L, from, i);
        lua_seti(L, 1, i);
    }
    return 0;
}

void wrap_lua_tab_open(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"concat", tab_concat}, {"insert", tab_insert}, {"move", tab_move},     {"pack", tab_pack},
        {"remove", tab_remove}, {"sort", tab_sort},     {"unpack", tab_unpack}, {NULL, NULL},
    };

    lua_createtable(L, 0, ARRAY_LEN(functions));
    luaL_setfuncs(L, functions, 0);
}
