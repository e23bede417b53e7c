/* SPDX-License-Identifier: MIT */
/* The state: what it opens, environments of chunks, protected calls. */
#include "wrap/lua/lua.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/limit.h"
#include "wrap/lua/private.h"

enum { PIECE = 512 }; /* bytes of source passed to the compiler at a time */

static const char base_key = 0, env_key = 0; /* their addresses are registry keys */

static int panic(lua_State *L)
{
    (void)L;
    base_die(BASE_FATAL_LUA);
}

void wrap_lua_refill(struct wrap_lua *w)
{
    wrap_lua_limit_refill(w);
}

/* Errors ------------------------------------------------------------------ */

/* Message handler: the error is on the stack. Hooks may be off, so it neither calls Lua nor
 * allocates from it. */
static int on_error(lua_State *L)
{
    struct wrap_lua *w = wrap_lua_limit_of(L);

    if (w->fault == WRAP_LUA_OK)
        wrap_lua_err_note(&w->err, L);
    return 1;
}

/* Result of a protected call; pops its error object, if any. */
static enum wrap_lua_result resolve(struct wrap_lua *w, int status, enum wrap_lua_result otherwise)
{
    enum wrap_lua_result result;

    if (status == LUA_ERRMEM)
        wrap_lua_limit_memory(w, NULL);
    result = w->fault;
    if (result == WRAP_LUA_OK && status == LUA_OK)
        return WRAP_LUA_OK;
    if (result == WRAP_LUA_OK)
        result = otherwise;
    if (w->err.message.n == 0) /* Lua failed to call the handler */
        buf_c(&w->err.message, "error in error handling");
    if (status != LUA_OK)
        lua_pop(w->L, 1);
    return result;
}

const struct wrap_lua_error *wrap_lua_last_error(struct wrap_lua *w)
{
    return wrap_lua_err_view(&w->err);
}

/* Calls ------------------------------------------------------------------- */

enum wrap_lua_result wrap_lua_call(struct wrap_lua *w, int args, int results)
{
    lua_State *L = w->L;
    int function = lua_gettop(L) - args, status = LUA_ERRMEM;
    enum wrap_lua_result result;

    if (w->fault == WRAP_LUA_OK)
        wrap_lua_err_clear(&w->err);
    if (lua_checkstack(L, 4)) {
        lua_pushcfunction(L, on_error);
        lua_insert(L, function);
        wrap_lua_limit_enter(w);
        status = lua_pcall(L, args, results, function);
        wrap_lua_limit_leave(w);
    }
    result = resolve(w, status, WRAP_LUA_ERROR);
    if (result == WRAP_LUA_OK)
        lua_remove(L, function);
    else
        lua_settop(L, function - 1);
    return result;
}

struct load {
    struct str rest; /* of the source */
    const char *chunk;
    bool broken; /* rejected by the compiler */
};

/* lua_Reader. Small pieces, because the compiler has no hook: its cost for some sources far exceeds
 * their length. */
static const char *read_piece(lua_State *L, void *ud, size_t *size)
{
    struct load *load = ud;
    const char *piece = load->rest.p;

    *size = load->rest.n < PIECE ? load->rest.n : PIECE;
    load->rest = str_sub(load->rest, *size, load->rest.n);
    wrap_lua_limit_look(L, *size);
    wrap_lua_limit_collect(L);
    return piece;
}

/* __index of an environment: upvalues extra names, base names. */
static int look_up(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (lua_gettable(L, lua_upvalueindex(1)) == LUA_TNIL) {
        lua_pushvalue(L, 2);
        (void)lua_rawget(L, lua_upvalueindex(2));
    }
    return 1;
}

/* Pushes a new environment; extra names (or nil) at `extra`. */
static void push_environment(lua_State *L, int extra)
{
    lua_createtable(L, 0, 4);
    if (lua_isnil(L, extra)) {
        (void)lua_rawgetp(L, LUA_REGISTRYINDEX, &env_key);
    } else {
        lua_createtable(L, 0, 2);
        lua_pushvalue(L, extra);
        (void)lua_rawgetp(L, LUA_REGISTRYINDEX, &base_key);
        lua_pushcclosure(L, look_up, 2);
        lua_setfield(L, -2, "__index");
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
    (void)lua_setmetatable(L, -2);
}

/* Arguments: the extra names, struct load. Returns the function. */
static int load_protected(lua_State *L)
{
    struct load *load = lua_touserdata(L, 2);
    const char *name = lua_pushfstring(L, "@%s", load->chunk);
    int status = lua_load(L, read_piece, load, name, "t"); /* never bytecode */

    if (status != LUA_OK) {
        wrap_lua_limit_resume(L, status);
        load->broken = true;
        return lua_error(L);
    }
    push_environment(L, 1);
    (void)lua_setupvalue(L, -2, 1);
    return 1;
}

enum wrap_lua_result wrap_lua_load(struct wrap_lua *w, struct str source, const char *chunk)
{
    struct load load = {source, chunk, false};
    lua_State *L = w->L;
    enum wrap_lua_result result;
    int status, top = lua_gettop(L) - 1;

    if (w->fault == WRAP_LUA_OK)
        wrap_lua_err_clear(&w->err);
    if (!lua_checkstack(L, 4)) {
        lua_settop(L, top);
        lua_pushnil(L);
        return resolve(w, LUA_ERRMEM, WRAP_LUA_ERROR);
    }
    lua_pushcfunction(L, load_protected);
    lua_insert(L, top + 1);
    lua_pushlightuserdata(L, &load);
    wrap_lua_limit_enter(w);
    status = lua_pcall(L, 2, 1, 0);
    wrap_lua_limit_leave(w);
    if (load.broken && w->fault == WRAP_LUA_OK)
        wrap_lua_err_syntax(&w->err, L, str_c(chunk));
    result = resolve(w, status, WRAP_LUA_SYNTAX);
    if (result != WRAP_LUA_OK) {
        lua_settop(L, top);
        wrap_lua_err_in(&w->err, str_c(chunk));
    }
    return result;
}

void wrap_lua_base(lua_State *L)
{
    (void)lua_rawgetp(L, LUA_REGISTRYINDEX, &base_key);
    wrap_lua_freeze(L, -1);
}

/* Life -------------------------------------------------------------------- */

static void add_library(lua_State *L, const char *name, void (*open)(lua_State *))
{
    open(L);
    wrap_lua_freeze(L, -1);
    lua_setfield(L, -2, name);
}

static int open_protected(lua_State *L)
{
    wrap_lua_lib_base(L);
    add_library(L, "table", wrap_lua_tab_open);
    add_library(L, "math", wrap_lua_lib_math);
    add_library(L, "utf8", wrap_lua_lib_utf8);
    add_library(L, "string", wrap_lua_str_open);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &base_key);
    lua_createtable(L, 0, 2); /* metatable of an environment without extra names */
    lua_insert(L, -2);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &env_key);
    lua_createtable(L, 0, 0); /* makes the stock globals unreachable */
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    return 0;
}

struct wrap_lua *wrap_lua_new(void)
{
    struct wrap_lua *w = calloc(1, sizeof *w);

    if (w == NULL)
        base_no_memory();
    wrap_lua_limit_set(w, LIMIT_LUA_BYTES, 1);
    w->L = lua_newstate(wrap_lua_limit_alloc, w);
    if (w->L == NULL)
        base_no_memory();
    memcpy(lua_getextraspace(w->L), &w, sizeof w);
    wrap_lua_refill(w);
    (void)lua_atpanic(w->L, panic);
    lua_pushcfunction(w->L, open_protected);
    if (lua_pcall(w->L, 0, 0, 0) != LUA_OK)
        base_no_memory();
    wrap_lua_refill(w);
    return w;
}

void wrap_lua_free(struct wrap_lua *w)
{
    if (w == NULL)
        return;
    lua_close(w->L);
    wrap_lua_pool_done(&w->memory.pool);
    wrap_lua_err_done(&w->err);
    free(w);
}

lua_State *wrap_lua_state(struct wrap_lua *w)
{
    return w->L;
}

void wrap_lua_set_host(struct wrap_lua *w, void *host)
{
    w->host = host;
}

void *wrap_lua_host(lua_State *L)
{
    return wrap_lua_limit_of(L)->host;
}
