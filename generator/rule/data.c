/* SPDX-License-Identifier: MIT */
/* Tables of facts (lua/data) and libraries (lua/lib), read when first asked for
 * and frozen. */
#include <stdio.h>

#include "rule/private.h"

/* Tables in tables of a data file. */
#define DATA_DEPTH_MAX 16

/* A name of a file in lua/data or lua/lib: no way out of the folder. */
static bool is_module_name(struct str name)
{
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];

        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'))
            return false;
    }
    return name.n > 0;
}

/* Freezes the table on the stack (nothing for other values) and those in it. */
static void freeze_deep(lua_State *L, unsigned depth)
{
    if (!lua_istable(L, -1) || wrap_lua_thaw(L, -1))
        return;
    if (depth == DATA_DEPTH_MAX)
        luaL_error(L, "tables nested too deep, or in themselves");
    luaL_checkstack(L, 6, "data");
    for (lua_pushnil(L); lua_next(L, -2) != 0;) { /* table key value */
        if (!lua_istable(L, -1)) {
            lua_pop(L, 1);
            continue;
        }
        freeze_deep(L, depth + 1);
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, -4); /* an existing key */
    }
    wrap_lua_freeze(L, -1);
}

/* data.loai: the value that lua/data/loai.lua returns, frozen. Upvalues: name
 * of the folder, table of what was read. */
static int folder_index(lua_State *L)
{
    struct rule_set *set = rule_set_of(L);
    const char *folder = lua_tostring(L, lua_upvalueindex(1));
    struct rule_file *file;
    struct str name;

    name.p = luaL_checklstring(L, 2, &name.n);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNIL) {
        if (lua_isboolean(L, -1))
            return luaL_error(L, "%s.%s needs itself", folder, name.p);
        return 1;
    }
    if (!is_module_name(name))
        return luaL_error(L, "no %s.%s", folder, name.p);
    file = rule_load_file(set, arena_printf(&set->arena, "%s/%s/%.*s.lua", set->options.lua_dir,
                                            folder, STR_ARG(name)));
    if (file == NULL)
        return luaL_error(L, "no %s.%s (%s)", folder, name.p, set->scratch.p);
    lua_pushvalue(L, 2);
    lua_pushboolean(L, 0);
    lua_rawset(L, lua_upvalueindex(2)); /* being read */
    lua_rawgeti(L, LUA_REGISTRYINDEX, set->names);
    if (wrap_lua_load(set->lua, file->text, file->path.p) != WRAP_LUA_OK)
        return luaL_error(L, "%s", wrap_lua_last_error(set->lua)->message.p);
    lua_call(L, 0, 1);
    freeze_deep(L, 0);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, -2);
    lua_rawset(L, lua_upvalueindex(2));
    return 1;
}

void rule_data_push_folder(lua_State *L, const char *folder)
{
    (void)lua_newuserdatauv(L, 0, 0);
    lua_newtable(L);
    lua_pushstring(L, folder);
    lua_newtable(L);
    lua_pushcclosure(L, folder_index, 2);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

struct lib_call {
    const char *module;
    const struct rule_pair *pairs;
    size_t count;
    struct str refused;
};

/* (struct lib_call *): the text goes into scratch, or `refused` is set. */
static int call_library(lua_State *L)
{
    struct rule_set *set = rule_set_of(L);
    struct lib_call *call = lua_touserdata(L, 1);
    struct str text;

    lua_rawgeti(L, LUA_REGISTRYINDEX, set->names);
    lua_getfield(L, -1, "lib");
    lua_getfield(L, -1, call->module);
    lua_createtable(L, 0, 0);
    for (size_t i = 0; i < call->count; i++) {
        lua_pushlstring(L, call->pairs[i].name.p, call->pairs[i].name.n);
        lua_pushlstring(L, call->pairs[i].value.p, call->pairs[i].value.n);
        lua_rawset(L, -3);
    }
    lua_call(L, 1, 2);
    text.p = lua_tolstring(L, lua_isnil(L, -2) ? -1 : -2, &text.n);
    if (lua_isnil(L, -2))
        call->refused = arena_str(&set->doc->arena, text.p != NULL ? text : STR(""));
    else if (text.p != NULL)
        buf_str(rule_set_scratch(set), text);
    else
        return luaL_error(L, "no text");
    return 0;
}

bool rule_data_make(struct rule_set *set, const char *module, const struct rule_pair *pairs,
                   size_t count, struct buf *out, struct str *refused)
{
    lua_State *L = wrap_lua_state(set->lua);
    struct lib_call call = {module, pairs, count, STR_NONE};
    enum wrap_lua_result result;

    lua_pushcfunction(L, call_library);
    lua_pushlightuserdata(L, &call);
    result = wrap_lua_call(set->lua, 1, 0);
    *refused = call.refused;
    if (result != WRAP_LUA_OK)
        rule_set_failed(set, result, module);
    else if (call.refused.p == NULL)
        buf_str(out, buf_view(&set->scratch));
    return result == WRAP_LUA_OK;
}
