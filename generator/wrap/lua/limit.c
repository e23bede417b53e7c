/* SPDX-License-Identifier: MIT */
/* The limits of a run: steps, CPU time, memory, depth.
 *
 * Steps are counted by a hook every TICK instructions and by wrap_lua_limit_charge in C
 * functions that loop; large allocations are charged too, since `..` copies within one
 * instruction. What is used up stays so (`fault`): the hook then fires at every
 * instruction, and pcall passes the error on. The clock is the last resort, for
 * instructions that work on megabytes. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/limit.h"
#include "wrap/lua/private.h"

enum {
    TICK = 1000,       /* instructions, 5 to 10 µs; reading the clock takes 40 ns */
    TICK_WATCHED = 16, /* once large blocks exist, since an instruction may take milliseconds */
    TICK_SLOW = 2,     /* once a large string exists: a tenth of a second */
    BIG_BLOCK = 1 << 18,
    BIG_STRING = 1 << 20,
    SMALL_BLOCK = 1 << 10, /* not charged */
    BYTES_A_STEP = 64,     /* copying 64 bytes takes about one instruction */
    SWEPT_A_STEP = 8       /* bytes a full collection processes per step */
};
#define RUN_BUDGETS (LIMIT_LUA_RUN_STEPS / LIMIT_LUA_STEPS)
#define SLICE_NS 1000000 /* shorter intervals are not measured */
/* held beyond the limit until the hook comes: a string or table that is doubled fits */
#define RESERVE LIMIT_LUA_BYTES

struct wrap_lua_cap {
    const char *limit;
    long value;
};
static const struct wrap_lua_cap bytes_cap = {"LIMIT_LUA_BYTES", (long)LIMIT_LUA_BYTES};
static const struct wrap_lua_cap keys_cap = {"LIMIT_LUA_TABLE_KEYS", (long)LIMIT_LUA_TABLE_KEYS};

struct wrap_lua *wrap_lua_limit_of(lua_State *L)
{
    struct wrap_lua *w;

    memcpy(&w, lua_getextraspace(L), sizeof w);
    return w;
}

static int64_t nanoseconds(clockid_t clock)
{
    struct timespec t = {0, 0};

    (void)clock_gettime(clock, &t); /* cannot fail: both clocks exist; 0 would only lengthen the
                                     * run */
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Adds the CPU time since the last check if long enough to matter. The CPU clock needs a system
 * call, so it is read only then; it also ran outside Lua, so the shorter of both clocks counts. */
static void look_at_clock(struct wrap_lua *w)
{
    int64_t wall = nanoseconds(CLOCK_MONOTONIC), cpu, slice;

    if (wall - w->clock.wall < SLICE_NS)
        return;
    cpu = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
    slice = wall - w->clock.wall < cpu - w->clock.cpu ? wall - w->clock.wall : cpu - w->clock.cpu;
    w->clock.spent += slice;
    w->clock.wall = wall;
    w->clock.cpu = cpu;
}

void wrap_lua_limit_enter(struct wrap_lua *w)
{
    if (w->calls++ == 0)
        w->clock.wall = nanoseconds(CLOCK_MONOTONIC);
}

void wrap_lua_limit_leave(struct wrap_lua *w)
{
    w->calls--;
    look_at_clock(w);
}

static void on_tick(lua_State *L, lua_Debug *ar);

static void set_tick(struct wrap_lua *w, int tick)
{
    if (w->L == NULL || w->tick == tick)
        return;
    w->tick = tick;
    lua_sethook(w->L, on_tick, LUA_MASKCOUNT, tick);
}

/* Without raising, for the allocator: the next instruction stops the run. Of Lua it calls
 * lua_sethook alone, which may come at any moment: a signal handler may call it. */
static void spend(struct wrap_lua *w, size_t steps)
{
    w->steps -= steps > LIMIT_LUA_STEPS ? LIMIT_LUA_STEPS + 1 : (int64_t)steps;
    if (w->steps <= 0)
        set_tick(w, 1);
}

void wrap_lua_limit_check(lua_State *L)
{
    const struct wrap_lua *w = wrap_lua_limit_of(L);

    if (w->fault != WRAP_LUA_OK)
        wrap_lua_limit_stop(L, w->fault, NULL, 0);
    if (w->steps <= 0 && w->before.steps + w->ration.steps < w->budget.steps)
        wrap_lua_limit_stop(L, WRAP_LUA_STOPPED, "LIMIT_LUA_RUN_STEPS", LIMIT_LUA_RUN_STEPS);
    if (w->steps <= 0)
        wrap_lua_limit_stop(L, WRAP_LUA_STOPPED, "LIMIT_LUA_STEPS", LIMIT_LUA_STEPS);
    if (w->clock.spent > w->ration.time && w->before.time + w->ration.time < w->budget.time)
        wrap_lua_limit_stop(L, WRAP_LUA_STOPPED, "LIMIT_LUA_RUN_MILLISECONDS",
                            LIMIT_LUA_RUN_MILLISECONDS);
    if (w->clock.spent > w->ration.time)
        wrap_lua_limit_stop(L, WRAP_LUA_STOPPED, "LIMIT_LUA_MILLISECONDS", LIMIT_LUA_MILLISECONDS);
}

/* Deep recursion implies a large stack, hence short ticks. Raises an ordinary error with its line,
 * which pcall may catch. */
static void check_depth(lua_State *L, struct wrap_lua *w)
{
    lua_Debug ar;

    w->unlooked += (size_t)w->tick;
    if (w->unlooked < TICK)
        return;
    w->unlooked = 0;
    if (lua_getstack(L, LIMIT_LUA_CALLS, &ar))
        luaL_error(L, "stack overflow (LIMIT_LUA_CALLS = %d)", LIMIT_LUA_CALLS);
}

static void on_tick(lua_State *L, lua_Debug *ar)
{
    struct wrap_lua *w = wrap_lua_limit_of(L);

    (void)ar;
    w->steps -= w->tick;
    look_at_clock(w);
    wrap_lua_limit_collect(L);
    wrap_lua_limit_check(L);
    if (w->tick < TICK)
        check_depth(L, w);
}

void wrap_lua_limit_look(lua_State *L, size_t steps)
{
    struct wrap_lua *w = wrap_lua_limit_of(L);

    spend(w, steps);
    w->unlooked = 0;
    look_at_clock(w);
    wrap_lua_limit_check(L);
}

void wrap_lua_limit_charge(lua_State *L, size_t steps)
{
    struct wrap_lua *w = wrap_lua_limit_of(L);

    w->unlooked += steps;
    if (w->unlooked >= TICK) {
        wrap_lua_limit_look(L, steps);
        return;
    }
    spend(w, steps);
    if (w->steps <= 0 || w->fault != WRAP_LUA_OK)
        wrap_lua_limit_check(L);
}

void wrap_lua_limit_stop(lua_State *L, enum wrap_lua_result why, const char *limit, long value)
{
    struct wrap_lua *w = wrap_lua_limit_of(L);

    if (w->fault == WRAP_LUA_OK) {
        w->fault = why;
        if (limit != NULL)
            wrap_lua_err_limit(&w->err, L, limit, value);
        set_tick(w, 1);
    }
    lua_pushlightuserdata(L, w);
    (void)lua_error(L);
    abort(); /* unreachable: lua_error is not declared noreturn */
}

void wrap_lua_limit_full(lua_State *L, const char *limit, long value)
{
    wrap_lua_limit_stop(L, WRAP_LUA_MEMORY, limit, value);
}

void wrap_lua_limit_resume(lua_State *L, int status)
{
    struct wrap_lua *w = wrap_lua_limit_of(L);

    if (status == LUA_ERRMEM)
        wrap_lua_limit_memory(w, L);
    if (w->fault != WRAP_LUA_OK)
        wrap_lua_limit_check(L);
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

void wrap_lua_limit_refill(struct wrap_lua *w)
{
    bool was_stopped = w->fault != WRAP_LUA_OK;

    w->memory.over = NULL;
    w->fault = WRAP_LUA_OK;
    if (was_stopped) /* its garbage would take memory and steps of the next run */
        (void)lua_gc(w->L, LUA_GCCOLLECT);
    w->run.steps = w->budget.steps * RUN_BUDGETS;
    w->run.time = least(w->budget.time, INT64_MAX / LIMIT_LUA_RUN_MILLISECONDS) *
                  LIMIT_LUA_RUN_MILLISECONDS / LIMIT_LUA_MILLISECONDS;
    w->ration = (struct wrap_lua_ration){0, 0};
    w->steps = 0;
    w->clock.spent = 0;
    w->unlooked = 0;
    set_tick(w, TICK);
    wrap_lua_limit_ration(w, (struct wrap_lua_ration){0, 0});
}

struct wrap_lua_ration wrap_lua_limit_used(const struct wrap_lua *w)
{
    return (struct wrap_lua_ration){w->before.steps + w->ration.steps - w->steps,
                                    w->before.time + w->clock.spent};
}

void wrap_lua_limit_ration(struct wrap_lua *w, struct wrap_lua_ration used)
{
    w->run.steps -= w->ration.steps - w->steps;
    w->run.time -= w->clock.spent;
    w->before = used;
    w->ration.steps = least(w->budget.steps, w->run.steps + used.steps) - used.steps;
    w->ration.time = least(w->budget.time, w->run.time + used.time) - used.time;
    w->steps = w->ration.steps;
    w->clock.spent = 0;
    if (w->fault == WRAP_LUA_OK && w->memory.over == NULL && w->tick == 1 && w->steps > 0)
        set_tick(w, TICK_SLOW);
}

/* Memory ------------------------------------------------------------------ */

/* Same layout as a node of a Lua table's hash part; the types are as in lua_type() below 16. */
struct place {
    lua_Number value;
    unsigned char value_type, key_type;
    int next;
    lua_Number key;
};

#define LARGE_HASH (LIMIT_LUA_TABLE_KEYS * sizeof(struct place)) /* bytes */

/* Nodes of a new untyped block with the size of a large hash part, a power of two; 0: no such
 * block. */
static size_t hash_size(size_t bytes)
{
    size_t n = bytes / sizeof(struct place);

    return bytes % sizeof(struct place) == 0 && (n & (n - 1)) == 0 ? n : 0;
}

/* True if a hash part that grows to n nodes has numbers for keys: their hash is not random. The
 * table still holds its old part, half as large, whose keys tell. */
static bool has_too_many_numbers(const struct wrap_lua *w, size_t n)
{
    size_t numbers = 0;

    for (size_t k = 0; n > LIMIT_LUA_TABLE_KEYS && k < ARRAY_LEN(w->memory.hash); k++) {
        const struct place *old = w->memory.hash[k].nodes;

        for (size_t i = 0; old != NULL && w->memory.hash[k].count == n / 2 && i < n / 2; i++)
            numbers += (old[i].value_type & 0x0F) != LUA_TNIL &&
                       (old[i].key_type & 0x0F) == LUA_TNUMBER;
    }
    return numbers > LIMIT_LUA_TABLE_KEYS / 2;
}

/* Remembers a new large hash part. One that finds no room is not looked at: there cannot be so
 * many under LIMIT_LUA_BYTES. */
static void note_hash(struct wrap_lua *w, const void *nodes, size_t n)
{
    for (size_t k = 0; k < ARRAY_LEN(w->memory.hash); k++) {
        if (w->memory.hash[k].nodes != NULL)
            continue;
        w->memory.hash[k].nodes = nodes;
        w->memory.hash[k].count = n;
        return;
    }
}

static void forget_hash(struct wrap_lua *w, const void *nodes)
{
    for (size_t k = 0; k < ARRAY_LEN(w->memory.hash); k++)
        if (w->memory.hash[k].nodes == nodes)
            w->memory.hash[k].nodes = NULL;
}

/* Whether the blocks may grow by `more` bytes; `nodes`: of a new large hash part, else 0. Beyond
 * a limit the reserve gives the memory, and the hook looks at it before the next instruction: a
 * refusal would unwind Lua without a message handler, and its place cannot be told from here. An
 * allocator asks Lua nothing: its stack may be what is moved. */
static bool may_grow(struct wrap_lua *w, size_t more, size_t nodes)
{
    const struct wrap_lua_cap *over = NULL;

    if (w->memory.used > w->memory.cap || more > w->memory.cap - w->memory.used)
        over = &bytes_cap;
    if (nodes > 0 && has_too_many_numbers(w, nodes))
        over = &keys_cap;
    if (over == NULL)
        return true;
    if (w->memory.over != &keys_cap)
        w->memory.over = over;
    set_tick(w, 1);
    return more <= w->memory.cap + RESERVE - w->memory.used;
}

void wrap_lua_limit_collect(lua_State *L)
{
    struct wrap_lua *w = wrap_lua_limit_of(L);

    if (w->memory.over == NULL)
        return;
    if (w->memory.over == &bytes_cap) {
        spend(w, w->memory.used / SWEPT_A_STEP); /* or a script at the edge would do nothing else */
        (void)lua_gc(L, LUA_GCCOLLECT);
    }
    if (w->memory.over == &keys_cap || w->memory.used > w->memory.cap)
        wrap_lua_limit_stop(L, WRAP_LUA_MEMORY, w->memory.over->limit, w->memory.over->value);
    w->memory.over = NULL;
    set_tick(w, TICK_SLOW);
}

void wrap_lua_limit_memory(struct wrap_lua *w, lua_State *L)
{
    if (w->memory.is_short)
        base_no_memory();
    if (w->fault != WRAP_LUA_OK)
        return;
    w->fault = WRAP_LUA_MEMORY;
    wrap_lua_err_limit(&w->err, L, bytes_cap.limit, bytes_cap.value);
    set_tick(w, 1);
}

/* The machine has no memory left. Lua mostly collects all garbage and asks again; that the
 * second answer is the same is no fault of a script, so it ends the program. */
static void *lose(struct wrap_lua *w)
{
    if (w->memory.is_short)
        base_no_memory();
    w->memory.is_short = true;
    return NULL;
}

/* Charges an allocated block, and checks the clock more often if one instruction may take long over
 * it. */
static void account(struct wrap_lua *w, size_t bytes, bool is_string)
{
    int tick = is_string && bytes > BIG_STRING ? TICK_SLOW : TICK_WATCHED;

    if (bytes <= SMALL_BLOCK)
        return;
    spend(w, bytes / BYTES_A_STEP);
    if (bytes > BIG_BLOCK && w->tick > tick)
        set_tick(w, tick);
}

/* If ptr is NULL, osize is the type of an object, or 0, instead of a size. Shrinking never
 * fails. */
void *wrap_lua_limit_alloc(void *ud, void *ptr, size_t osize, size_t nsize)
{
    struct wrap_lua *w = ud;
    size_t old = ptr == NULL ? 0 : osize;
    size_t nodes = nsize >= LARGE_HASH && ptr == NULL && osize == 0 ? hash_size(nsize) : 0;
    void *p;

    if (old >= LARGE_HASH)
        forget_hash(w, ptr);
    if (nsize == 0) {
        wrap_lua_pool_free(&w->memory.pool, ptr, old);
        w->memory.used -= old;
        return NULL;
    }
    if (nsize > old && !may_grow(w, nsize - old, nodes))
        return NULL;
    p = wrap_lua_pool_realloc(&w->memory.pool, ptr, old, nsize);
    if (p == NULL)
        return nsize <= old ? ptr : lose(w);
    w->memory.used = w->memory.used - old + nsize;
    w->memory.is_short = w->memory.is_short && nsize <= old;
    if (nsize > old)
        account(w, nsize, ptr == NULL && osize == LUA_TSTRING);
    if (nodes > 0)
        note_hash(w, p, nodes);
    return p;
}

void wrap_lua_limit_set(struct wrap_lua *w, size_t bytes, unsigned share)
{
    w->memory.cap =
        w->memory.used +
        (bytes < LIMIT_LUA_BYTES - w->memory.used ? bytes : LIMIT_LUA_BYTES - w->memory.used);
    w->budget.steps = LIMIT_LUA_STEPS / share;
    w->budget.time = (int64_t)LIMIT_LUA_MILLISECONDS * 1000000 / share;
}
