/* SPDX-License-Identifier: MIT */
/* Shared by wrap_lua*.c only. */
#ifndef WRAP_LUA_PRIVATE_H
#define WRAP_LUA_PRIVATE_H

#include <lua.h>

#include "base/buf.h"
#include "wrap/lua/lua.h"
#include "wrap/lua/pool.h"

#define WRAP_LUA_CAPTURES 32

/*
 * One search with a pattern of Lua. Steps are counted against
 * LIMIT_LUA_MATCH_STEPS and drawn on the run's budget; the depth of recursion
 * is bounded. The texts are Lua strings that stay on the stack (NUL behind).
 */
struct wrap_lua_match {
    lua_State *L;
    struct str subject, pattern;
    uint32_t quota;    /* steps until the next look at the limits */
    uint32_t steps;    /* of this match, in whole quotas */
    unsigned depth;    /* of recursion still allowed */
    unsigned captures; /* open or closed */
    struct {
        const char *start;
        ptrdiff_t length; /* bytes, or one of the two marks of wrap/lua/match.c */
    } capture[WRAP_LUA_CAPTURES];
};

void wrap_lua_match_init(struct wrap_lua_match *m, lua_State *L, struct str subject,
                         struct str pattern);
/* Matches at `at`, a place in the subject, by the pattern from byte `from` on.
 * The end of the match, or NULL. A malformed pattern is a Lua error. */
const char *wrap_lua_match_at(struct wrap_lua_match *m, const char *at, size_t from);
/* A match was found: the next one may take LIMIT_LUA_MATCH_STEPS again. */
void wrap_lua_match_found(struct wrap_lua_match *m);
/* Draws `steps` for work like comparing bytes. */
void wrap_lua_match_spend(struct wrap_lua_match *m, size_t steps);
/* Pushes capture i (from 0), the whole match when there is none and i is 0. */
void wrap_lua_match_push(struct wrap_lua_match *m, unsigned i, const char *from, const char *to);
/* Pushes all captures, or the whole match when there is none and `from` is not
 * NULL; the number of values. */
int wrap_lua_match_push_all(struct wrap_lua_match *m, const char *from, const char *to);

/* The last failure as text; the memory is not Lua's, so that it survives. */
struct wrap_lua_err {
    struct buf message, chunk, trace;
    unsigned line; /* 0: not known */
    struct wrap_lua_error view;
};

void wrap_lua_err_clear(struct wrap_lua_err *e);
void wrap_lua_err_done(struct wrap_lua_err *e);
/* The error object at index 1 and the stack as it is now. Calls nothing of the
 * script's and allocates nothing from Lua: hooks may be off. */
void wrap_lua_err_note(struct wrap_lua_err *e, lua_State *L);
/* A limit that is used up; L is NULL while there is no state yet. */
void wrap_lua_err_limit(struct wrap_lua_err *e, lua_State *L, const char *limit, long value);
/* The compiler's message at the top of the stack, about the chunk `name`. */
void wrap_lua_err_syntax(struct wrap_lua_err *e, lua_State *L, struct str name);
/* Names the chunk, with Lua's "@" in front or not. */
void wrap_lua_err_in(struct wrap_lua_err *e, struct str source);
const struct wrap_lua_error *wrap_lua_err_view(struct wrap_lua_err *e);

struct wrap_lua {
    lua_State *L;
    void *host;
    struct wrap_lua_pool pool;
    size_t used;                     /* bytes of all blocks */
    size_t cap;                      /* for them: LIMIT_LUA_BYTES */
    int64_t budget, time;            /* of a run, steps and ns: LIMIT_LUA_STEPS, _MILLISECONDS */
    int calls;                       /* of wrap_lua_call and _load, one within another */
    int64_t steps;                   /* left */
    int tick;                        /* instructions between two looks */
    int64_t wall;                    /* of the last look at the clock, ns */
    int64_t cpu;                     /* of the last reading, ns */
    int64_t spent;                   /* CPU time of this run, ns */
    size_t unlooked;                 /* steps since the last look at clock or depth */
    bool is_short;                   /* the machine, not a limit, refused the last growth */
    const struct wrap_lua_cap *over; /* the limit of memory that was passed, or NULL */
    enum wrap_lua_result fault;      /* WRAP_LUA_OK: may go on */
    struct wrap_lua_err err;         /* of the last failure */
};

struct wrap_lua *wrap_lua_limit_of(lua_State *L);
/* The lua_Alloc of the state. It may run while Lua moves its stack, so it looks at nothing of
 * Lua's. */
void *wrap_lua_limit_alloc(void *ud, void *ptr, size_t osize, size_t nsize);
/* Around a protected call: only Lua's own time counts. */
void wrap_lua_limit_enter(struct wrap_lua *w);
void wrap_lua_limit_leave(struct wrap_lua *w);
/* wrap_lua_limit_charge() with a look at the clock. */
void wrap_lua_limit_look(lua_State *L, size_t steps);
/* From the hook, or while a chunk is read: where the reserve had to help, collects garbage, and
 * stops the run if that did not. */
void wrap_lua_limit_collect(lua_State *L);
/* The reserve is used up too, and that ends the run. L is where, NULL once it has been unwound. */
void wrap_lua_limit_memory(struct wrap_lua *w, lua_State *L);
/* Raises what is used up, if anything. */
void wrap_lua_limit_check(lua_State *L);
/* Stops the run for good: `limit` names what is used up (NULL: noted already).
 * Does not return. */
NORETURN void wrap_lua_limit_stop(lua_State *L, enum wrap_lua_result why, const char *limit,
                                  long value);
void wrap_lua_limit_refill(struct wrap_lua *w);
/* Leaves `bytes` of memory, and from the next refill on a run has that share of
 * steps and time (10: a tenth, for tests). */
void wrap_lua_limit_set(struct wrap_lua *w, size_t bytes, unsigned share);

/* Each leaves one table of functions on the stack. */
void wrap_lua_lib_base(lua_State *L);
void wrap_lua_tab_open(lua_State *L);
void wrap_lua_lib_math(lua_State *L);
void wrap_lua_lib_utf8(lua_State *L);
/* Also makes it the metatable of strings. */
void wrap_lua_str_open(lua_State *L);

#endif
