/* SPDX-License-Identifier: MIT */
/* Values as text. */
#include <lauxlib.h>

#include "wrap/lua/lua.h"

static void push_type_name(lua_State *L, int index)
{
    int type = luaL_getmetafield(L, index, "__name");

    if (type == LUA_TSTRING)
        return;
    if (type != LUA_TNIL)
        lua_pop(L, 1);
    lua_pushstring(L, luaL_typename(L, index));
}

void wrap_lua_text(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    luaL_checkstack(L, 3, NULL);
    if (luaL_callmeta(L, index, "__tostring")) {
        if (!lua_isstring(L, -1))
            luaL_error(L, "'__tostring' must return a string");
        return;
    }
    if (lua_type(L, index) == LUA_TSTRING)
        lua_pushvalue(L, index);
    else if (lua_type(L, index) == LUA_TNUMBER || lua_isnoneornil(L, index) ||
             lua_isboolean(L, index))
        (void)luaL_tolstring(L, index, NULL);
    else /* addresses differ on every run */
        push_type_name(L, index);
}
