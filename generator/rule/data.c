/* SPDX-License-Identifier: MIT */
/* Fact tables (lua/data) and libraries (lua/lib), loaded on first use and frozen. */
#include "rule/private.h"

/* Most levels of nested tables in a data file. */
#define DATA_DEPTH_MAX 16

/* A file name in lua/data or lua/lib; excludes anything that could leave the folder. */
static bool is_module_name(struct str name)
{
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];

        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'))
            return false;
    }
    return name.n > 0;
}

/* Freezes the table on the stack and all tables in it; ignores other values. */
static void freeze_deep(lua_State *L, unsigned depth)
{
    if (!lua_istable(L, -1) || wrap_lua_freeze_thaw(L, -1))
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
        lua_rawset(L, -4); /* assigning an existing key is safe during lua_next */
    }
    wrap_lua_freeze(L, -1);
}

/* The text of a module, read once per program: an earlier, stopped run may have read it. */
static const struct rule_file *open_module(struct rule_run *run, const char *folder,
                                           struct str name)
{
    const struct rule_file *file = run->program->files;
    struct str path = arena_printf(&run->doc->arena, "%s/%s/%.*s.lua",
                                   run->program->options.lua_dir, folder, STR_ARG(name));

    while (file != NULL && !str_eq(file->src->name, path))
        file = file->next;
    return file != NULL ? file : rule_load_file(run, path);
}

/* Sets whether a file is being loaded; returns the previous state. */
static bool mark_reading(lua_State *L, const struct rule_file *file, bool is_read)
{
    bool was_read;

    lua_rawgeti(L, LUA_REGISTRYINDEX, rule_run_of(L)->refs.reading);
    was_read = lua_rawgetp(L, -1, file) != LUA_TNIL;
    lua_pop(L, 1);
    if (is_read)
        lua_pushboolean(L, 1);
    else
        lua_pushnil(L);
    lua_rawsetp(L, -2, file);
    lua_pop(L, 1);
    return was_read;
}

/* data.loai: the frozen value that lua/data/loai.lua returns. Upvalues: folder name, table of
 * loaded files. */
static int folder_index(lua_State *L)
{
    struct rule_run *run = rule_run_of(L);
    const char *folder = lua_tostring(L, lua_upvalueindex(1));
    const struct rule_file *file;
    struct str name;

    name.p = luaL_checklstring(L, 2, &name.n);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNIL)
        return 1;
    if (!is_module_name(name))
        return luaL_error(L, "no %s.%s", folder, name.p);
    file = open_module(run, folder, name);
    if (file == NULL)
        return luaL_error(L, "no %s.%s (%s)", folder, name.p, run->scratch.p);
    if (mark_reading(L, file, true))
        return luaL_error(L, "%s.%s needs itself", folder, name.p);
    lua_rawgeti(L, LUA_REGISTRYINDEX, run->program->refs.names);
    if (wrap_lua_load(run->lua, file->src->text, file->src->name.p) != WRAP_LUA_OK)
        return luaL_error(L, "%s", wrap_lua_last_error(run->lua)->message.p);
    lua_call(L, 0, 1);
    freeze_deep(L, 0);
    (void)mark_reading(L, file, false);
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

/* (struct lib_call *): appends the resulting text to scratch, or sets `refused`. */
static int call_library(lua_State *L)
{
    struct rule_run *run = rule_run_of(L);
    struct lib_call *call = lua_touserdata(L, 1);
    struct str text;

    lua_rawgeti(L, LUA_REGISTRYINDEX, run->program->refs.names);
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
        call->refused = arena_str(&run->doc->arena, text.p != NULL ? text : STR(""));
    else if (text.p != NULL)
        buf_str(rule_run_scratch(run), text);
    else
        return luaL_error(L, "no text");
    return 0;
}

bool rule_data_make(struct rule_run *run, const char *module, const struct rule_pair *pairs,
                    size_t count, struct buf *out, struct str *refused)
{
    lua_State *L = wrap_lua_state(run->lua);
    struct lib_call call = {module, pairs, count, STR_NONE};
    enum wrap_lua_result result;

    lua_pushcfunction(L, call_library);
    lua_pushlightuserdata(L, &call);
    result = wrap_lua_call(run->lua, 1, 0);
    *refused = call.refused;
    if (result != WRAP_LUA_OK)
        rule_report_failed(run, result, module);
    else if (call.refused.p == NULL)
        buf_str(out, buf_view(&run->scratch));
    return result == WRAP_LUA_OK;
}
