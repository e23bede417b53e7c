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
    WRAP_LUA_STOPPED, /* LIMIT_LUA_STEPS, _MATCH_STEPS or _MILLISECONDS used up */
    WRAP_LUA_MEMORY   /* LIMIT_LUA_BYTES or _TABLE_KEYS used up */
};

/*
 * Of the last failure. `line` and `chunk` are of the innermost Lua function, or
 * the place that the message itself names (error("…", 2)); line 0: not known.
 * All text is valid UTF-8 without control characters but the line feeds of
 * `trace`, and short. Borrowed until the next call on the state.
 */
struct wrap_lua_error {
    struct str message; /* without "chunk:line:" in front; of a limit: its name and value */
    struct str chunk;   /* name given to wrap_lua_load */
    struct str trace;   /* "chunk:line: name" a line, innermost first, at most 10; may be empty */
    unsigned line;
};

/*
 * A fresh state. Its names:
 *   assert error ipairs next pairs pcall rawequal rawget rawlen select
 *   setmetatable tonumber tostring type xpcall,
 *   string (byte char find format gmatch gsub len lower match rep reverse sub
 *   upper), table, utf8, math (without random); nothing else, no _G.
 * They differ from stock Lua where stock Lua is not safe or not repeatable:
 *   - pairs and next: 1..n, other numbers, strings by their bytes, booleans; two
 *     keys that are tables or functions have no order and are an error;
 *   - pcall and xpcall pass a stop on; the handler of xpcall runs after unwinding;
 *   - setmetatable copies the metatable (a later change is not seen), refuses
 *     __gc, __mode and read-only tables; there is no getmetatable;
 *   - tostring and %s show no address; %p is refused;
 *   - table.sort is stable; at most LIMIT_LUA_RESULTS values from one call;
 *   - string.upper, lower, reverse refuse text that is not ASCII (text.upper …).
 * Owner: caller, wrap_lua_free(). Never NULL (base_die without memory).
 */
struct wrap_lua *wrap_lua_new(void);
void wrap_lua_free(struct wrap_lua *w);
lua_State *wrap_lua_state(struct wrap_lua *w);

/* Gives the run a full budget again (a document, a rule set) and forgets a stop. */
void wrap_lua_refill(struct wrap_lua *w);
/*
 * Compiles source text (mode "t") and pushes the function. Its _ENV is a new table over
 * the read-only globals, with the value on top of the stack (a table of extra names,
 * popped; nil for none) consulted before them, __index included; an assignment to an
 * undeclared global stays in that environment.
 * On failure the extra names are popped and nothing is pushed.
 */
enum wrap_lua_result wrap_lua_load(struct wrap_lua *w, struct str source, const char *chunk);
/* Calls as lua_call does, with traceback kept for the error; on failure the
 * function and its arguments are popped and nothing is pushed. A run that was
 * stopped stays stopped until wrap_lua_refill. */
enum wrap_lua_result wrap_lua_call(struct wrap_lua *w, int args, int results);
const struct wrap_lua_error *wrap_lua_last_error(struct wrap_lua *w);
/* Opaque pointer of the host, reachable from a lua_CFunction. */
void wrap_lua_set_host(struct wrap_lua *w, void *host);
void *wrap_lua_host(lua_State *L);
/*
 * For a lua_CFunction that loops over input: draws `steps` (one: about 15 ns)
 * on the budget; raises the stop when it is used up. A function that catches
 * errors itself (lua_pcall) calls wrap_lua_limit_resume(L, status) after it, which
 * raises a stop or lost memory again and otherwise returns.
 */
void wrap_lua_limit_charge(lua_State *L, size_t steps);
void wrap_lua_limit_resume(lua_State *L, int status);
/* Makes the value at `index` (a table) read-only and hides its metatable:
 * replaces it by a proxy that pairs, ipairs, # and indexing see through. Tables
 * inside it stay as they are. */
void wrap_lua_freeze(lua_State *L, int index);
/* Pushes the table behind the proxy at `index`; false (and nothing) for others. */
bool wrap_lua_freeze_thaw(lua_State *L, int index);
/* Pushes the table of the names that every chunk has, read-only: for an __index
 * of extra names that reports what is nowhere. */
void wrap_lua_base(lua_State *L);
/* Pushes the value at `index` as text: as tostring, but without addresses. */
void wrap_lua_text(lua_State *L, int index);

#endif
