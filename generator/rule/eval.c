/* SPDX-License-Identifier: MIT */
/* Expressions of holes and controls: compiled once, run in protected mode, their value converted to
 * content, a boolean or a list. */
#include "doc/iter.h"
#include "rule/private.h"

enum wanted { WANT_CONTENT, WANT_TEST, WANT_LIST };

/* Input and output of a protected call. */
struct eval {
    struct str lua;
    enum wanted wanted;
    struct node *hole; /* of content: receives it as children */
    bool truth;
    bool is_nil; /* the content has no value */
    int list; /* registry */
    lua_Integer count;
};

/* Pushes the compiled function of an expression; its argument becomes _ENV. */
static void push_compiled(lua_State *L, struct str lua)
{
    struct rule_run *run = rule_run_of(L);

    lua_rawgeti(L, LUA_REGISTRYINDEX, run->refs.compiled);
    lua_pushlstring(L, lua.p, lua.n);
    lua_pushvalue(L, -1);                /* compiled text text */
    if (lua_rawget(L, -3) == LUA_TNIL) { /* compiled text nil */
        struct buf *b = rule_run_scratch(run);

        buf_c(b, "local _ENV = ...; return ");
        buf_str(b, lua);
        if (wrap_lua_load(run->lua, buf_view(b), "{{ }}") != WRAP_LUA_OK)
            luaL_error(L, "%s", wrap_lua_last_error(run->lua)->message.p);
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, -5);
    }
    lua_replace(L, -3);
    lua_pop(L, 1);
}

/* Integral floats print as integers: 3, not 3.0. */
static struct str number_text(lua_State *L, int index, struct arena *arena)
{
    lua_Number number = lua_tonumber(L, index);

    if (lua_isinteger(L, index))
        return arena_printf(arena, "%lld", (long long)lua_tointeger(L, index));
    if (number > -1e15 && number < 1e15 && number == (lua_Number)(long long)number)
        return arena_printf(arena, "%lld", (long long)number);
    return arena_printf(arena, "%.14g", number);
}

static void add_text(struct arena *arena, struct node *hole, struct str text)
{
    struct str line;
    bool is_first = true;

    while (str_split(&text, '\n', &line)) {
        struct node *n = is_first ? NULL : node_new(arena, NODE_BR, hole->pos);

        if (n != NULL) {
            n->generated = true;
            node_append(hole, n);
        }
        is_first = false;
        if (line.n == 0)
            continue;
        n = node_text_new(arena, line, hole->pos);
        n->generated = true;
        node_append(hole, n);
    }
}

/* Converts the value on the stack to the content of a hole; text is never parsed as markup. */
static void take_content(lua_State *L, struct node *hole)
{
    struct arena *arena = &rule_run_of(L)->doc->arena;
    struct node *n = rule_node_test(L, -1);

    if (n != NULL && node_is(n, NODE_CLASS_INLINE)) {
        struct node *copy = node_clone(arena, n);

        for (struct iter it = iter_start(copy); iter_next(&it);)
            it.node->generated = true;
        node_append(hole, copy);
        return;
    }
    switch (lua_type(L, -1)) {
    case LUA_TSTRING:
        add_text(arena, hole, rule_text_check(L, -1));
        break;
    case LUA_TNUMBER:
        add_text(arena, hole, number_text(L, -1, arena));
        break;
    case LUA_TNIL:
        break; /* absent field; unknown names have already failed */
    case LUA_TTABLE:
        luaL_error(L, "%s", "the value is a list");
        break;
    case LUA_TUSERDATA:
        luaL_error(L, "%s", "the value is a group of fields");
        break;
    default:
        if (lua_toboolean(L, -1)) /* false: `so > 1 and "s"` */
            luaL_error(L, "the value is a %s", luaL_typename(L, -1));
    }
}

static void take_list(lua_State *L, struct eval *eval)
{
    if (lua_isnil(L, -1))
        return;
    if (!lua_istable(L, -1))
        luaL_error(L, "a %s is no list", luaL_typename(L, -1));
    eval->count = rule_charge_length(L, -1);
    eval->list = luaL_ref(L, LUA_REGISTRYINDEX);
}

static int evaluate_in_lua(lua_State *L)
{
    struct eval *eval = lua_touserdata(L, 1);

    push_compiled(L, eval->lua);
    rule_scope_push_env(L);
    lua_call(L, 1, 1);
    eval->is_nil = lua_isnil(L, -1);
    switch (eval->wanted) {
    case WANT_CONTENT:
        take_content(L, eval->hole);
        break;
    case WANT_TEST:
        eval->truth = lua_toboolean(L, -1);
        break;
    case WANT_LIST:
        take_list(L, eval);
        break;
    }
    return 0;
}

static void report(struct rule_run *run, enum wrap_lua_result result, struct str lua,
                   struct pos pos)
{
    struct str message = wrap_lua_last_error(run->lua)->message;
    enum diag_code code = run->fill.hole_code;

    if (run->fill.hole_reported)
        return;
    if (result == WRAP_LUA_STOPPED || result == WRAP_LUA_MEMORY)
        diag_about(&run->doc->diag, pos, VB_HOLE_STOPPED, diag_foreign(message));
    else if (code != DIAG_CODE_COUNT)
        diag_about(&run->doc->diag, pos, code, diag_str(message),
                   diag_hint(code == VB_HOLE_UNKNOWN ? buf_view(&run->scratch) : STR_NONE));
    else
        diag_about(&run->doc->diag, pos, VB_HOLE_FAILED, diag_str(lua), diag_foreign(message));
}

/* __len of nil, so that an absent list counts 0: `#kinh_gui > 1`. */
static int nil_length(lua_State *L)
{
    lua_pushinteger(L, 0);
    return 1;
}

static int set_nil_length(lua_State *L)
{
    lua_pushnil(L);
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, nil_length);
    lua_setfield(L, -2, "__len");
    lua_setmetatable(L, -2);
    return 0;
}

static void clear_nil_length(lua_State *L)
{
    lua_pushnil(L);
    lua_pushnil(L);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

static bool evaluate(struct rule_run *run, struct eval *eval, struct pos pos)
{
    lua_State *L = wrap_lua_state(run->lua);
    enum wrap_lua_result result;

    run->fill.hole_code = DIAG_CODE_COUNT;
    run->fill.hole_reported = false;
    if (run->fill.evals == 0) /* each hole has its own budget, with the fields that it needs */
        wrap_lua_limit_ration(run->lua, (struct wrap_lua_ration){0, 0});
    lua_pushcfunction(L, set_nil_length);
    result = wrap_lua_call(run->lua, 0, 0);
    run->fill.evals++;
    if (result == WRAP_LUA_OK) {
        lua_pushcfunction(L, evaluate_in_lua);
        lua_pushlightuserdata(L, eval);
        result = wrap_lua_call(run->lua, 1, 0);
    }
    if (--run->fill.evals == 0) /* the outermost; others fill a field inside an expression */
        clear_nil_length(L);
    if (result != WRAP_LUA_OK)
        report(run, result, eval->lua, pos);
    return result == WRAP_LUA_OK;
}

bool rule_eval_content(struct rule_run *run, struct node *hole, struct str lua)
{
    struct eval eval = {.lua = lua, .wanted = WANT_CONTENT, .hole = hole, .list = LUA_NOREF};

    if (!evaluate(run, &eval, hole->pos))
        return false;
    if (eval.is_nil && run->fill.is_source)
        diag_about(&run->doc->diag, hole->pos, VB_HOLE_BLANK, diag_str(hole->text));
    return true;
}

bool rule_eval_test(struct rule_run *run, const struct node *at, struct str lua, bool *value)
{
    struct eval eval = {.lua = lua, .wanted = WANT_TEST, .list = LUA_NOREF};
    bool ok = evaluate(run, &eval, at->pos);

    *value = eval.truth;
    return ok;
}

bool rule_eval_list(struct rule_run *run, const struct node *at, struct str lua, int *list,
                    lua_Integer *count)
{
    struct eval eval = {.lua = lua, .wanted = WANT_LIST, .list = LUA_NOREF};
    bool ok = evaluate(run, &eval, at->pos);

    *list = eval.list;
    *count = eval.count;
    return ok;
}
