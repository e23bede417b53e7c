/* SPDX-License-Identifier: MIT */
/* Lua 5.4, tamed: a state with an allow-list, a memory cap, a step budget that
 * pcall cannot swallow, safe string functions and ordered pairs. */
#ifndef WRAP_LUA_H
#define WRAP_LUA_H

#include <lua.h>

#include "base/buf.h"

struct wrap_lua; /* a state with its limits */

enum wrap_lua_result {
    WRAP_LUA_OK,
    WRAP_LUA_SYNTAX,  /* the chunk does not compile, or is not text */
    WRAP_LUA_ERROR,   /* a Lua error */
    WRAP_LUA_STOPPED, /* LIMIT_LUA_STEPS used up (or a pattern's steps) */
    WRAP_LUA_MEMORY   /* LIMIT_LUA_BYTES used up */
};

/* Of the last failure. `line` and `chunk` are of the innermost Lua function;
 * line 0: not known. Borrowed until the next call on the state. */
struct wrap_lua_error {
    struct str message; /* without "chunk:line:" in front */
    struct str chunk;   /* name given to wrap_lua_load */
    unsigned line;
};

/*
 * A fresh state: base (trimmed), string (safe, metatable included), table,
 * math (without random), utf8; no io, os, package, debug, coroutine, load,
 * require, collectgarbage, getmetatable of strings, string.dump, __gc.
 * Owner: caller, wrap_lua_free(). Never NULL (base_die without memory).
 */
struct wrap_lua *wrap_lua_new(void);
void wrap_lua_free(struct wrap_lua *w);
lua_State *wrap_lua_state(struct wrap_lua *w);

/* Gives the run a full budget of steps again (a document, a rule set). */
void wrap_lua_refill(struct wrap_lua *w);
/*
 * Compiles source text (mode "t") and pushes the function. Its _ENV is a new
 * table over the read-only globals, with the value on top of the stack (a
 * table of extra names, popped; nil for none) consulted before them; an
 * assignment to an undeclared global stays in that environment.
 */
enum wrap_lua_result wrap_lua_load(struct wrap_lua *w, struct str source, const char *chunk);
/* Calls as lua_call does, with traceback kept for the error; on failure the
 * function and its arguments are popped and nothing is pushed. */
enum wrap_lua_result wrap_lua_call(struct wrap_lua *w, int args, int results);
const struct wrap_lua_error *wrap_lua_last_error(const struct wrap_lua *w);
/* Opaque pointer of the host, reachable from a lua_CFunction. */
void wrap_lua_set_host(struct wrap_lua *w, void *host);
void *wrap_lua_host(lua_State *L);
/* Makes the value at `index` (a table) read-only and hides its metatable:
 * replaces it by a proxy that pairs, ipairs, # and indexing see through. */
void wrap_lua_freeze(lua_State *L, int index);

#endif
