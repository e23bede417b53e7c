/* SPDX-License-Identifier: MIT */
/* Private to wrap/lua. */
#ifndef WRAP_LUA_PRIVATE_H
#define WRAP_LUA_PRIVATE_H

#include <lua.h>

#include "base/buf.h"
#include "wrap/lua/lua.h"
#include "wrap/lua/pool.h"

#define WRAP_LUA_CAPTURES 32
/* Large hash parts that fit into LIMIT_LUA_BYTES and its reserve. */
#define WRAP_LUA_HASHES 192

/*
 * State of one pattern search. Steps count against LIMIT_LUA_MATCH_STEPS and the run's budget;
 * recursion depth is bounded. The texts are NUL-terminated Lua strings that stay on the stack.
 */
struct wrap_lua_match {
    lua_State *L;
    struct str subject, pattern;
    uint32_t quota;    /* steps until the next check of the limits */
    uint32_t steps;    /* of this match, in whole quotas */
    unsigned depth;    /* remaining recursion depth */
    unsigned captures; /* open or closed */
    struct {
        const char *start;
        ptrdiff_t length; /* bytes, or OPEN or POSITION of wrap/lua/match.c */
    } capture[WRAP_LUA_CAPTURES];
};

void wrap_lua_match_init(struct wrap_lua_match *m, lua_State *L, struct str subject,
                         struct str pattern);
/* Matches at the subject position `at`, with the pattern from byte `from` on. Returns the end of
 * the match, or NULL. A malformed pattern is a Lua error. */
const char *wrap_lua_match_at(struct wrap_lua_match *m, const char *at, size_t from);
/* After a match: the next one gets LIMIT_LUA_MATCH_STEPS again. */
void wrap_lua_match_found(struct wrap_lua_match *m);
/* Charges `steps` for work such as comparing bytes. */
void wrap_lua_match_spend(struct wrap_lua_match *m, size_t steps);
/* Pushes capture i (from 0); the whole match if there are no captures and i is 0. */
void wrap_lua_match_push(struct wrap_lua_match *m, unsigned i, const char *from, const char *to);
/* Pushes all captures, or the whole match if there are none and `from` is not NULL; returns the
 * number of values. */
int wrap_lua_match_push_all(struct wrap_lua_match *m, const char *from, const char *to);

/* The last failure as text, in memory outside Lua, so that it survives the state. */
struct wrap_lua_err {
    struct buf message, chunk, trace;
    unsigned line; /* 0: unknown */
    struct wrap_lua_error view;
};

void wrap_lua_err_clear(struct wrap_lua_err *e);
void wrap_lua_err_done(struct wrap_lua_err *e);
/* Records the error object at index 1 and the current stack. Neither calls the script nor allocates
 * from Lua: hooks may be off. */
void wrap_lua_err_note(struct wrap_lua_err *e, lua_State *L);
/* Records an exceeded limit; L is NULL before the state exists. */
void wrap_lua_err_limit(struct wrap_lua_err *e, lua_State *L, const char *limit, long value);
/* Records the compiler's message at the top of the stack, about chunk `name`. */
void wrap_lua_err_syntax(struct wrap_lua_err *e, lua_State *L, struct str name);
/* Sets the chunk, with or without Lua's "@" prefix. */
void wrap_lua_err_in(struct wrap_lua_err *e, struct str source);
const struct wrap_lua_error *wrap_lua_err_view(struct wrap_lua_err *e);

struct wrap_lua {
    lua_State *L;
    void *host;
    struct {
        struct wrap_lua_pool pool;
        size_t used;                     /* bytes of all blocks */
        size_t cap;                      /* limit of `used`: LIMIT_LUA_BYTES */
        const struct wrap_lua_cap *over; /* the limit that was passed, or NULL */
        struct {
            const void *nodes; /* a hash part of LIMIT_LUA_TABLE_KEYS or more; NULL: free */
            size_t count;
        } hash[WRAP_LUA_HASHES];
        bool is_short;                   /* the system, not a limit, refused the last allocation */
    } memory;
    struct wrap_lua_ration budget; /* of one rule: LIMIT_LUA_STEPS, _MILLISECONDS */
    struct wrap_lua_ration run;    /* left of the run when the ration was given */
    struct wrap_lua_ration ration; /* what the current rule was given */
    struct wrap_lua_ration before; /* what it had used earlier in this run */
    struct {
        int64_t wall;  /* of the last check, ns */
        int64_t cpu;   /* of the last reading, ns */
        int64_t spent; /* CPU time of this ration, ns */
    } clock;
    int64_t steps;              /* remaining of this ration */
    size_t unlooked;            /* of them since the last check of clock or depth */
    int tick;                   /* instructions between two checks */
    int calls;                  /* nesting of wrap_lua_call and _load */
    enum wrap_lua_result fault; /* WRAP_LUA_OK: may continue */
    struct wrap_lua_err err;    /* of the last failure */
};

struct wrap_lua *wrap_lua_limit_of(lua_State *L);
/* The lua_Alloc of the state. It may run while Lua moves its stack, so it looks at nothing of
 * Lua's. */
void *wrap_lua_limit_alloc(void *ud, void *ptr, size_t osize, size_t nsize);
/* Bracket a protected call: only Lua's own time counts. */
void wrap_lua_limit_enter(struct wrap_lua *w);
void wrap_lua_limit_leave(struct wrap_lua *w);
/* wrap_lua_limit_charge() with a look at the clock. */
void wrap_lua_limit_look(lua_State *L, size_t steps);
/* From the hook, or while a chunk is read: where the reserve had to help, collects garbage, and
 * stops the run if that did not. */
void wrap_lua_limit_collect(lua_State *L);
/* The reserve is used up too, and that ends the run. L is where, NULL once it has been unwound. */
void wrap_lua_limit_memory(struct wrap_lua *w, lua_State *L);
/* Raises an exceeded limit, if any. */
void wrap_lua_limit_check(lua_State *L);
/* Stops the run permanently: `limit` is the exceeded limit (NULL: already recorded). Does not
 * return. */
NORETURN void wrap_lua_limit_stop(lua_State *L, enum wrap_lua_result why, const char *limit,
                                  long value);
void wrap_lua_limit_refill(struct wrap_lua *w);
/* Leaves `bytes` of memory; from the next refill on a run gets that share of steps and time (10: a
 * tenth, for tests). */
void wrap_lua_limit_set(struct wrap_lua *w, size_t bytes, unsigned share);

/* Each pushes one table of functions. */
void wrap_lua_lib_base(lua_State *L);
void wrap_lua_tab_open(lua_State *L);
void wrap_lua_lib_math(lua_State *L);
void wrap_lua_lib_utf8(lua_State *L);
/* Also makes it the metatable of strings. */
void wrap_lua_str_open(lua_State *L);

#endif
