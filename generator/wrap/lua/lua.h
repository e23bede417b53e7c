/* SPDX-License-Identifier: MIT */
/* Safe wrapper of Lua 5.4: a state with an allow-list, a memory limit, a step budget that pcall
 * cannot swallow, safe string functions and ordered pairs. */
#ifndef WRAP_LUA_H
#define WRAP_LUA_H

#include <lua.h>

#include "base/buf.h"

struct wrap_lua; /* a state with its limits */

enum wrap_lua_result {
    WRAP_LUA_OK,
    WRAP_LUA_SYNTAX,  /* the chunk does not compile, or is bytecode */
    WRAP_LUA_ERROR,   /* a Lua error */
    WRAP_LUA_STOPPED, /* LIMIT_LUA_STEPS, _RUN_STEPS, _MATCH_STEPS or a limit in milliseconds */
    WRAP_LUA_MEMORY   /* LIMIT_LUA_BYTES, _TABLE_KEYS, or one of the host (wrap_lua_limit_full) */
};

/*
 * The last failure. `line` and `chunk`: the innermost Lua function, or the position in the message
 * itself (error("…", 2)); line 0: unknown. All text is short, valid UTF-8 without control
 * characters, except line feeds in `trace`. Borrowed until the next call on the state.
 */
struct wrap_lua_error {
    struct str message; /* without the prefix "chunk:line:"; for a limit: its name and value */
    struct str chunk;   /* as passed to wrap_lua_load */
    struct str trace;   /* lines "chunk:line: name", innermost first, at most 10; may be empty */
    unsigned line;
};

/*
 * A new state with these globals:
 *   assert error ipairs next pairs pcall rawequal rawget rawlen select
 *   setmetatable tonumber tostring type xpcall,
 *   string (byte char find format gmatch gsub len lower match rep reverse sub
 *   upper), table, utf8, math (without random); nothing else, no _G.
 * Differences from stock Lua, for safety or reproducibility:
 *   - pairs and next: 1..n, other numbers, strings by their bytes, booleans; two
 *     keys that are tables or functions have no order and are an error;
 *   - pcall and xpcall rethrow a stop; the handler of xpcall runs after unwinding;
 *   - setmetatable copies the metatable (later changes have no effect), refuses
 *     __gc, __mode and read-only tables; there is no getmetatable;
 *   - tostring and %s show no address; %p is refused;
 *   - table.sort is stable; at most LIMIT_LUA_RESULTS values from one call;
 *   - string.upper, lower, reverse refuse text that is not ASCII (text.upper …).
 * Owner: caller, wrap_lua_free(). Never NULL (base_die when out of memory).
 */
struct wrap_lua *wrap_lua_new(void);
void wrap_lua_free(struct wrap_lua *w);
lua_State *wrap_lua_state(struct wrap_lua *w);

/* Steps and nanoseconds of CPU time. */
struct wrap_lua_ration {
    int64_t steps, time;
};

/* Resets the budget for a new run (a document, a rule set) and clears a stop. */
void wrap_lua_refill(struct wrap_lua *w);
/* What follows is another rule, which has `used` that much of its own budget earlier in this run:
 * it gets the rest of LIMIT_LUA_STEPS and _MILLISECONDS, as far as the run has that left
 * (LIMIT_LUA_RUN_STEPS, _MILLISECONDS). A stop stays. */
void wrap_lua_limit_ration(struct wrap_lua *w, struct wrap_lua_ration used);
/* What the current rule has used in this run. */
struct wrap_lua_ration wrap_lua_limit_used(const struct wrap_lua *w);
/*
 * Compiles source text (mode "t") and pushes the function. Its _ENV is a new table over the
 * read-only globals; the value on top of the stack (a table of extra names, popped; nil for none)
 * is consulted before them, __index included. Assignments to undeclared globals stay in that
 * environment. On failure pops the extra names and pushes nothing.
 */
enum wrap_lua_result wrap_lua_load(struct wrap_lua *w, struct str source, const char *chunk);
/* Like lua_call, but records a traceback; on failure pops the function and its arguments and pushes
 * nothing. A stopped run stays stopped until wrap_lua_refill. */
enum wrap_lua_result wrap_lua_call(struct wrap_lua *w, int args, int results);
const struct wrap_lua_error *wrap_lua_last_error(struct wrap_lua *w);
/* Opaque pointer of the host, accessible from a lua_CFunction. */
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
/* Stops the run: memory of the host that the script fills is at `limit`, of `value` bytes. Does not
 * return. */
NORETURN void wrap_lua_limit_full(lua_State *L, const char *limit, long value);
/* Makes the table at `index` read-only and hides its metatable: replaces it by a proxy transparent
 * to pairs, ipairs, # and indexing. Tables inside it remain writable. */
void wrap_lua_freeze(lua_State *L, int index);
/* Pushes the table wrapped by the proxy at `index`; for other values false, and nothing is
 * pushed. */
bool wrap_lua_freeze_thaw(lua_State *L, int index);
/* Pushes the read-only table of names common to all chunks: for an __index of extra names that
 * reports undefined names. */
void wrap_lua_base(lua_State *L);
/* Pushes the value at `index` as text, like tostring but without addresses. */
void wrap_lua_text(lua_State *L, int index);

#endif
