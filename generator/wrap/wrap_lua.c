/* SPDX-License-Identifier: MIT */
/* The state: capped memory, a budget of steps that stays used up, environments,
 * and errors as text with a place.
 *
 * Steps are counted by a hook every TICK instructions and by wrap_lua_charge in
 * C functions that loop; large allocations are charged too, since `..` copies
 * within one instruction. What is used up stays so (`fault`): the hook then
 * fires at every instruction, and pcall passes the error on. */
#include "wrap/wrap_lua.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/limit.h"
#include "wrap/wrap_lua_int.h"

enum {
    TICK = 1000,        /* instructions; an own clock look is 40 ns, they take 5 to 10 µs */
    TICK_WATCHED = 16,  /* once large blocks exist, an instruction may take milliseconds */
    TICK_SLOW = 2,      /* and with a large string, a tenth of a second */
    BIG_BLOCK = 1 << 16,
    BIG_STRING = 1 << 20,
    SMALL_BLOCK = 1 << 10, /* not charged */
    BYTES_A_STEP = 64,     /* copying 64 bytes takes about as long as an instruction */
    SWEPT_A_STEP = 8,      /* bytes that a full collection passes in that time */
    PIECE = 512            /* bytes of source that the compiler gets at once */
};
#define SLICE_NS 1000000 /* shorter runs are not timed */

struct wrap_lua {
    lua_State *L;
    void *host;
    size_t used;   /* bytes of all blocks */
    size_t cap;    /* for them: LIMIT_LUA_BYTES */
    int64_t budget, time; /* of a run, steps and ns: LIMIT_LUA_STEPS, _MILLISECONDS */
    int calls;     /* of wrap_lua_call and _load, one within another */
    int64_t steps; /* left */
    int tick;      /* instructions between two looks */
    int64_t wall;  /* of the last look at the clock, ns */
    int64_t cpu;   /* of the last reading, ns */
    int64_t spent; /* CPU time of this run, ns */
    size_t unlooked; /* steps since the last look at clock or depth */
    bool keys_refused; /* memory was refused for LIMIT_LUA_TABLE_KEYS */
    enum wrap_lua_result fault; /* WRAP_LUA_OK: may go on */
    struct wrap_lua_err err;    /* of the last failure */
};

static const char base_key = 0, frozen_key = 0, env_key = 0; /* addresses: keys of the registry */

static struct wrap_lua *of(lua_State *L)
{
    struct wrap_lua *w;

    memcpy(&w, lua_getextraspace(L), sizeof w);
    return w;
}

/* Budget ------------------------------------------------------------------ */

static int64_t nanoseconds(clockid_t clock)
{
    struct timespec t = {0, 0};

    (void)clock_gettime(clock, &t); /* both clocks exist; 0 would only lengthen the run */
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Adds the CPU time since the last look, if that is long enough to matter. The
 * CPU clock is a system call and is read only then; it also ran outside Lua, so
 * the shorter of both counts. */
static void look_at_clock(struct wrap_lua *w)
{
    int64_t wall = nanoseconds(CLOCK_MONOTONIC), cpu, slice;

    if (wall - w->wall < SLICE_NS)
        return;
    cpu = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
    slice = wall - w->wall < cpu - w->cpu ? wall - w->wall : cpu - w->cpu;
    w->spent += slice;
    w->wall = wall;
    w->cpu = cpu;
}

/* Around a protected call: only Lua's own time counts. */
static void enter(struct wrap_lua *w)
{
    if (w->calls++ == 0)
        w->wall = nanoseconds(CLOCK_MONOTONIC);
}

static void leave(struct wrap_lua *w)
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

/* Without raising, for the allocator: the next instruction stops the run. */
static void spend(struct wrap_lua *w, size_t steps)
{
    w->steps -= steps > LIMIT_LUA_STEPS ? LIMIT_LUA_STEPS + 1 : (int64_t)steps;
    if (w->steps <= 0)
        set_tick(w, 1);
}

static void check_limits(lua_State *L, struct wrap_lua *w)
{
    if (w->fault != WRAP_LUA_OK)
        wrap_lua_stop(L, w->fault, NULL, 0);
    if (w->steps <= 0)
        wrap_lua_stop(L, WRAP_LUA_STOPPED, "LIMIT_LUA_STEPS", LIMIT_LUA_STEPS);
    if (w->spent > w->time)
        wrap_lua_stop(L, WRAP_LUA_STOPPED, "LIMIT_LUA_MILLISECONDS", LIMIT_LUA_MILLISECONDS);
}

/* A deep recursion has a large stack, so that ticks are short then. Not a stop:
 * an error with its line, that pcall may catch. */
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
    struct wrap_lua *w = of(L);

    (void)ar;
    w->steps -= w->tick;
    look_at_clock(w);
    check_limits(L, w);
    if (w->tick < TICK)
        check_depth(L, w);
}

void wrap_lua_charge(lua_State *L, size_t steps)
{
    struct wrap_lua *w = of(L);

    spend(w, steps);
    w->unlooked += steps;
    if (w->unlooked >= TICK) {
        w->unlooked = 0;
        look_at_clock(w);
        check_limits(L, w);
    } else if (w->steps <= 0 || w->fault != WRAP_LUA_OK) {
        check_limits(L, w);
    }
}

struct limit {
    const char *name;
    long value;
};

/* What a refusal of memory is about. */
static const struct limit *memory_limit(const struct wrap_lua *w)
{
    static const struct limit bytes = {"LIMIT_LUA_BYTES", (long)LIMIT_LUA_BYTES};
    static const struct limit keys = {"LIMIT_LUA_TABLE_KEYS", (long)LIMIT_LUA_TABLE_KEYS};

    return w->keys_refused ? &keys : &bytes;
}

void wrap_lua_resume(lua_State *L, int status)
{
    struct wrap_lua *w = of(L);

    if (status == LUA_ERRMEM && w->fault == WRAP_LUA_OK)
        wrap_lua_stop(L, WRAP_LUA_MEMORY, memory_limit(w)->name, memory_limit(w)->value);
    if (w->fault != WRAP_LUA_OK)
        check_limits(L, w);
}

void wrap_lua_refill(struct wrap_lua *w)
{
    w->steps = w->budget;
    w->spent = 0;
    w->fault = WRAP_LUA_OK;
    w->keys_refused = false;
    set_tick(w, TICK);
}

/* Memory ------------------------------------------------------------------ */

/* As Lua lays out one place of a table's hash part. */
struct place {
    lua_Number value;
    unsigned char value_type, key_type;
    int next;
    lua_Number key;
};

/* A new block without a type is the hash part of a table when its size says so:
 * a power of two of places. */
static bool has_too_many_keys(size_t bytes)
{
    size_t n = bytes / sizeof(struct place);

    return bytes % sizeof(struct place) == 0 && (n & (n - 1)) == 0 && n > LIMIT_LUA_TABLE_KEYS;
}

/* A refusal makes Lua collect all garbage and ask again: charged, or a script at
 * the edge of its memory would do nothing else. */
static void *refuse(struct wrap_lua *w)
{
    spend(w, w->used / SWEPT_A_STEP);
    return NULL;
}

/* Charges a block that was got, and has the clock looked at more often when one
 * instruction may work on it for long. */
static void account(struct wrap_lua *w, size_t bytes, bool is_string)
{
    int tick = is_string && bytes > BIG_STRING ? TICK_SLOW : TICK_WATCHED;

    if (bytes <= SMALL_BLOCK)
        return;
    spend(w, bytes / BYTES_A_STEP);
    if (bytes > BIG_BLOCK && w->tick > tick)
        set_tick(w, tick);
}

/* lua_Alloc. With ptr NULL osize is no size but the type of an object, or 0. A
 * shrink never fails. */
static void *allocate(void *ud, void *ptr, size_t osize, size_t nsize)
{
    struct wrap_lua *w = ud;
    size_t old = ptr == NULL ? 0 : osize;
    void *p;

    if (nsize == 0) {
        free(ptr);
        w->used -= old;
        return NULL;
    }
    if (nsize > old && nsize - old > w->cap - w->used)
        return refuse(w);
    if (ptr == NULL && osize == 0 && has_too_many_keys(nsize)) {
        w->keys_refused = true;
        return refuse(w);
    }
    p = realloc(ptr, nsize);
    if (p == NULL)
        return nsize <= old ? ptr : NULL;
    w->used = w->used - old + nsize;
    if (nsize > old)
        account(w, nsize, ptr == NULL && osize == LUA_TSTRING);
    return p;
}

static int panic(lua_State *L)
{
    (void)L;
    base_die("Lua hết bộ nhớ (LIMIT_LUA_BYTES)", "Lua is out of memory (LIMIT_LUA_BYTES)");
}

/* Errors ------------------------------------------------------------------ */

/* Message handler: the error is on the stack. May run with hooks off, so it
 * neither calls Lua nor allocates from it. */
static int on_error(lua_State *L)
{
    struct wrap_lua *w = of(L);

    if (w->fault == WRAP_LUA_OK)
        wrap_lua_err_note(&w->err, L);
    return 1;
}

void wrap_lua_stop(lua_State *L, enum wrap_lua_result why, const char *limit, long value)
{
    struct wrap_lua *w = of(L);

    if (w->fault == WRAP_LUA_OK) {
        w->fault = why;
        wrap_lua_err_limit(&w->err, L, limit, value);
        set_tick(w, 1);
    }
    lua_pushlightuserdata(L, w);
    (void)lua_error(L);
    abort(); /* not reached: lua_error is not marked as noreturn */
}

/* Result of a protected call whose error object (if any) is on top: popped. */
static enum wrap_lua_result settle(struct wrap_lua *w, int status, enum wrap_lua_result otherwise)
{
    enum wrap_lua_result result = w->fault;

    if (result == WRAP_LUA_OK && status == LUA_OK)
        return WRAP_LUA_OK;
    if (result == WRAP_LUA_OK && status == LUA_ERRMEM) { /* no handler was called */
        wrap_lua_err_limit(&w->err, NULL, memory_limit(w)->name, memory_limit(w)->value);
        result = WRAP_LUA_MEMORY;
    } else if (result == WRAP_LUA_OK) {
        result = otherwise;
    }
    if (status != LUA_OK)
        lua_pop(w->L, 1);
    return result;
}

const struct wrap_lua_error *wrap_lua_last_error(struct wrap_lua *w)
{
    return wrap_lua_err_view(&w->err);
}

/* Calls ------------------------------------------------------------------- */

/* Of memory that ran out only the called function is known. */
static void name_function(struct wrap_lua *w, int index)
{
    lua_Debug ar;

    lua_pushvalue(w->L, index);
    if (lua_isfunction(w->L, -1)) {
        (void)lua_getinfo(w->L, ">S", &ar);
        wrap_lua_err_in(&w->err, (struct str){ar.source, ar.srclen});
    } else {
        lua_pop(w->L, 1);
    }
}

enum wrap_lua_result wrap_lua_call(struct wrap_lua *w, int args, int results)
{
    lua_State *L = w->L;
    int function = lua_gettop(L) - args, status = LUA_ERRMEM;
    enum wrap_lua_result result;

    if (w->fault == WRAP_LUA_OK)
        wrap_lua_err_clear(&w->err);
    if (!lua_checkstack(L, 4)) {
        result = settle(w, LUA_ERRMEM, WRAP_LUA_ERROR);
        lua_settop(L, function - 1);
        return result;
    }
    lua_pushvalue(L, function); /* kept, to name it */
    lua_insert(L, function);
    lua_pushcfunction(L, on_error);
    lua_insert(L, function + 1); /* function, handler, function, args */
    enter(w);
    status = lua_pcall(L, args, results, function + 1);
    leave(w);
    result = settle(w, status, WRAP_LUA_ERROR);
    if (result == WRAP_LUA_OK) {
        lua_remove(L, function + 1);
        lua_remove(L, function);
        return result;
    }
    if (w->err.chunk.n == 0)
        name_function(w, function);
    lua_settop(L, function - 1);
    return result;
}

struct load {
    struct str rest; /* of the source */
    const char *chunk;
    bool broken; /* the compiler refused it */
};

/* lua_Reader. Small pieces, because the compiler has no hook: some sources cost
 * it much more than their length. */
static const char *read_piece(lua_State *L, void *ud, size_t *size)
{
    struct load *load = ud;
    struct wrap_lua *w = of(L);
    const char *piece = load->rest.p;

    *size = load->rest.n < PIECE ? load->rest.n : PIECE;
    load->rest = str_sub(load->rest, *size, load->rest.n);
    look_at_clock(w);
    spend(w, *size);
    check_limits(L, w);
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
    int status = lua_load(L, read_piece, load, name, "t");

    if (status != LUA_OK) {
        wrap_lua_resume(L, status);
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
        return settle(w, LUA_ERRMEM, WRAP_LUA_ERROR);
    }
    lua_pushcfunction(L, load_protected);
    lua_insert(L, top + 1);
    lua_pushlightuserdata(L, &load);
    enter(w);
    status = lua_pcall(L, 2, 1, 0);
    leave(w);
    if (load.broken && w->fault == WRAP_LUA_OK)
        wrap_lua_err_syntax(&w->err, L, str_c(chunk));
    result = settle(w, status, WRAP_LUA_SYNTAX);
    if (result != WRAP_LUA_OK)
        wrap_lua_err_in(&w->err, str_c(chunk));
    return result;
}

/* Read-only tables -------------------------------------------------------- */

static int refuse_write(lua_State *L)
{
    if (lua_type(L, 2) == LUA_TSTRING)
        return luaL_error(L, "attempt to change a read-only table (field '%s')",
                          lua_tostring(L, 2));
    return luaL_error(L, "attempt to change a read-only table");
}

static int frozen_length(lua_State *L)
{
    lua_len(L, lua_upvalueindex(1));
    return 1;
}

void wrap_lua_freeze(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    luaL_checkstack(L, 4, NULL);
    lua_createtable(L, 0, 0);
    lua_createtable(L, 0, 5);
    lua_pushvalue(L, index);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushvalue(L, index);
    lua_pushcclosure(L, frozen_length, 1);
    lua_setfield(L, -2, "__len");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, index);
    lua_rawsetp(L, -2, &frozen_key);
    (void)lua_setmetatable(L, -2);
    lua_replace(L, index);
}

bool wrap_lua_thaw(lua_State *L, int index)
{
    luaL_checkstack(L, 2, NULL);
    if (!lua_istable(L, index) || !lua_getmetatable(L, index))
        return false;
    if (lua_rawgetp(L, -1, &frozen_key) != LUA_TTABLE) {
        lua_pop(L, 2);
        return false;
    }
    lua_remove(L, -2);
    return true;
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
    lua_createtable(L, 0, 0); /* nothing reaches the stock globals */
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    return 0;
}

struct wrap_lua *wrap_lua_new(void)
{
    struct wrap_lua *w = calloc(1, sizeof *w);

    if (w == NULL)
        base_die("hết bộ nhớ", "out of memory");
    wrap_lua_limits(w, LIMIT_LUA_BYTES, 1);
    w->L = lua_newstate(allocate, w);
    if (w->L == NULL)
        base_die("hết bộ nhớ", "out of memory");
    memcpy(lua_getextraspace(w->L), &w, sizeof w);
    wrap_lua_refill(w);
    (void)lua_atpanic(w->L, panic);
    lua_pushcfunction(w->L, open_protected);
    if (lua_pcall(w->L, 0, 0, 0) != LUA_OK)
        base_die("hết bộ nhớ", "out of memory");
    wrap_lua_refill(w);
    return w;
}

void wrap_lua_free(struct wrap_lua *w)
{
    if (w == NULL)
        return;
    lua_close(w->L);
    wrap_lua_err_done(&w->err);
    free(w);
}

lua_State *wrap_lua_state(struct wrap_lua *w)
{
    return w->L;
}

void wrap_lua_limits(struct wrap_lua *w, size_t bytes, unsigned share)
{
    w->cap = w->used + (bytes < LIMIT_LUA_BYTES - w->used ? bytes : LIMIT_LUA_BYTES - w->used);
    w->budget = LIMIT_LUA_STEPS / share;
    w->time = (int64_t)LIMIT_LUA_MILLISECONDS * 1000000 / share;
}

void wrap_lua_set_host(struct wrap_lua *w, void *host)
{
    w->host = host;
}

void *wrap_lua_host(lua_State *L)
{
    return of(L)->host;
}
