/* SPDX-License-Identifier: MIT */
/* Read-only tables: a proxy whose metatable knows the table behind it. */
#include <lauxlib.h>

#include "wrap/lua/lua.h"

static const char frozen_key = 0; /* its address: a key of the metatable */

static int refuse_write(lua_State *L)
{
    if (lua_type(L, 2) == LUA_TSTRING)
        return luaL_error(L, "attempt to change a read-only table (field '%s')",
                          lua_tostring(L, 2));
    return luaL_error(L, "attempt to change a read-only table");
}

static int frozen_length(lua_State *L)
{
    lua_len(L, lua_upvalueindex(1));
    return 1;
}

void wrap_lua_freeze(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    luaL_checkstack(L, 4, NULL);
    lua_createtable(L, 0, 0);
    lua_createtable(L, 0, 5);
    lua_pushvalue(L, index);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushvalue(L, index);
    lua_pushcclosure(L, frozen_length, 1);
    lua_setfield(L, -2, "__len");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, index);
    lua_rawsetp(L, -2, &frozen_key);
    (void)lua_setmetatable(L, -2);
    lua_replace(L, index);
}

bool wrap_lua_freeze_thaw(lua_State *L, int index)
{
    luaL_checkstack(L, 2, NULL);
    if (!lua_istable(L, index) || !lua_getmetatable(L, index))
        return false;
    if (lua_rawgetp(L, -1, &frozen_key) != LUA_TTABLE) {
        lua_pop(L, 2);
        return false;
    }
    lua_remove(L, -2);
    return true;
}
