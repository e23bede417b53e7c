/* SPDX-License-Identifier: MIT */
/* Loads lua/data/moc.lua into struct landmarks. */
#include "rule/landmark.h"

#include <errno.h>
#include <lauxlib.h>
#include <lua.h>

#include "base/io.h"
#include "base/limit.h"
#include "wrap/lua/lua.h"

struct taking {
    struct arena *arena;
    struct landmarks *into;
};

/* Copies the list on the stack. */
static void take_kind(lua_State *L, const struct taking *taking, enum landmark_kind kind)
{
    lua_Integer count = luaL_len(L, -1);

    for (lua_Integer i = 1; i <= count; i++) {
        struct str wording;

        (void)lua_geti(L, -1, i);
        wording.p = luaL_checklstring(L, -1, &wording.n);
        if (!landmark_add(taking->into, taking->arena, kind, wording))
            luaL_error(L, "%s: '%s'", landmark_name(kind), wording.p);
        lua_pop(L, 1);
    }
}

/* (what the file returned, struct taking) */
static int take_all(lua_State *L)
{
    const struct taking *taking = lua_touserdata(L, 2);

    luaL_checktype(L, 1, LUA_TTABLE);
    for (unsigned k = 0; k < LANDMARK_KIND_COUNT; k++) {
        enum landmark_kind kind = (enum landmark_kind)k;

        if (lua_getfield(L, 1, landmark_name(kind)) != LUA_TTABLE)
            return luaL_error(L, "no list '%s'", landmark_name(kind));
        take_kind(L, taking, kind);
        lua_pop(L, 1);
    }
    return 0;
}

/* Runs the file and copies its result. */
static enum wrap_lua_result run(struct wrap_lua *lua, struct str text, const char *path,
                                struct taking *taking)
{
    lua_State *L = wrap_lua_state(lua);
    enum wrap_lua_result result;

    wrap_lua_refill(lua);
    lua_pushnil(L);
    result = wrap_lua_load(lua, text, path);
    if (result == WRAP_LUA_OK)
        result = wrap_lua_call(lua, 0, 1);
    if (result != WRAP_LUA_OK)
        return result;
    lua_pushcfunction(L, take_all);
    lua_insert(L, -2);
    lua_pushlightuserdata(L, taking);
    return wrap_lua_call(lua, 2, 0);
}

bool rule_landmark_read(struct doc *doc, const char *lua_dir, struct arena *arena,
                        struct landmarks *landmarks)
{
    struct str path = arena_printf(arena, "%s/data/moc.lua", lua_dir);
    struct taking taking = {arena, landmarks};
    struct buf text = BUF_NEW;
    struct wrap_lua *lua;
    bool ok = false;

    *landmarks = landmark_none;
    switch (io_read(path.p, LIMIT_INPUT_BYTES, &text)) {
    case IO_FAILED:
        diag_about(&doc->diag, POS_NONE, VB_RULE_MISSING, diag_c(path.p), diag_errno(errno));
        break;
    case IO_TOO_LARGE:
    case IO_OUTSIDE: /* of io_read_below() only */
        diag_about(&doc->diag, POS_NONE, VB_RULE_MISSING, diag_c(path.p),
                   diag_foreign(STR("the file is too large (LIMIT_INPUT_BYTES)")));
        break;
    case IO_OK:
        lua = wrap_lua_new();
        ok = run(lua, buf_view(&text), path.p, &taking) == WRAP_LUA_OK;
        if (!ok)
            diag_about(&doc->diag, POS_NONE, VB_RULE_BROKEN, diag_c(path.p),
                       diag_foreign(wrap_lua_last_error(lua)->message));
        wrap_lua_free(lua);
        break;
    }
    buf_done(&text);
    return ok;
}
