/* SPDX-License-Identifier: MIT */
/*
 * ctx, the second argument of every rule:
 *
 *   ctx:report(node, message, …)  a finding at the rule's level
 *   ctx:error(…) ctx:warn(…) ctx:info(…)  at another level
 *   ctx:refuse(node, message, …)  the document cannot be laid out; stops
 *   ctx.doc ctx.head ctx.memo ctx.today ctx.lang ctx.rule
 *
 * A message is a text, or { vi = …, en = … }; further arguments are those of string.format. The
 * node (nil: none) gives the position.
 */
#include "doc/meta.h"
#include "rule/private.h"

/* Position of a node, or of its nearest ancestor that has one. */
static struct pos place_of(lua_State *L, int index)
{
    const struct node *n;

    if (lua_isnil(L, index))
        return POS_NONE;
    n = rule_node_check(L, index);
    while (n != NULL && n->pos.src == 0)
        n = n->parent;
    return n != NULL ? n->pos : POS_NONE;
}

/* Formats the message in arguments 3 … top and leaves it on the stack. `key`: language to take from
 * a table of both; NULL: argument 3 is a text. */
static struct str push_message(lua_State *L, int top, const char *key)
{
    struct rule_run *run = rule_run_of(L);

    if (top > 3)
        lua_rawgeti(L, LUA_REGISTRYINDEX, run->program->refs.format);
    if (key != NULL)
        lua_getfield(L, 3, key);
    else
        lua_pushvalue(L, 3);
    luaL_checkstring(L, -1);
    if (top > 3) {
        for (int i = 4; i <= top; i++)
            lua_pushvalue(L, i);
        lua_call(L, top - 2, 1);
    }
    return rule_text_check(L, -1);
}

/* Same as a message argument; only the run's language needs to be present. */
static struct diag_arg take_text(lua_State *L)
{
    struct rule_run *run = rule_run_of(L);
    int top = lua_gettop(L);
    bool is_en = run->doc->diag.lang == DIAG_EN;
    struct str own, other = STR_NONE;

    if (!lua_istable(L, 3))
        return diag_str(push_message(L, top, NULL));
    own = arena_str(&run->doc->arena, push_message(L, top, is_en ? "en" : "vi"));
    if (lua_getfield(L, 3, is_en ? "vi" : "en") != LUA_TNIL)
        other = push_message(L, top, is_en ? "vi" : "en");
    return is_en ? diag_words(other.n > 0 ? other : own, own) : diag_words(own, other);
}

/* True for `bỏ qua ID: reason` with a reason. */
static bool passes_over(const struct node *n, struct str id)
{
    struct str rest;

    if (n->kind != NODE_DIRECTIVE || !str_is(n->name, "bo_qua") || !str_starts(n->text, id))
        return false;
    rest = str_trim(str_sub(n->text, id.n, n->text.n));
    return rest.n > 1 && rest.p[0] == ':';
}

/* True if a directive immediately before the block of n suppresses the finding; for nodes outside
 * any block, a directive at the top of the body does. */
static bool is_suppressed(const struct rule_run *run, const struct node *n, struct str id)
{
    const struct node *body = meta_body(doc_main(run->doc));

    while (n != NULL && n->parent != NULL && n->parent->kind != NODE_BODY)
        n = n->parent;
    if (n != NULL && n->parent != NULL) {
        for (n = n->prev; n != NULL && n->kind == NODE_DIRECTIVE; n = n->prev)
            if (passes_over(n, id))
                return true;
        return false;
    }
    for (n = body != NULL ? body->first : NULL; n != NULL && n->kind == NODE_DIRECTIVE; n = n->next)
        if (passes_over(n, id))
            return true;
    return false;
}

/* Evaluates the arguments node, message, …: the place; false if a directive suppresses the
 * finding. */
static bool take_place(lua_State *L, struct pos *pos)
{
    struct rule_run *run = rule_run_of(L);

    lua_settop(L, lua_gettop(L) < 3 ? 3 : lua_gettop(L));
    *pos = place_of(L, 2);
    return !is_suppressed(run, lua_isnil(L, 2) ? NULL : rule_node_check(L, 2), run->rule->id);
}

static int put_finding(lua_State *L, enum diag_level level)
{
    struct rule_run *run = rule_run_of(L);
    struct pos pos;

    if (!take_place(L, &pos))
        return 0;
    diag_finding(&run->doc->diag, pos, level, run->rule->id, run->rule->source, take_text(L));
    return 0;
}

static int ctx_report(lua_State *L)
{
    return put_finding(L, rule_run_of(L)->rule->level);
}

static int ctx_error(lua_State *L)
{
    return put_finding(L, DIAG_ERROR);
}

static int ctx_warn(lua_State *L)
{
    return put_finding(L, DIAG_WARN);
}

static int ctx_info(lua_State *L)
{
    return put_finding(L, DIAG_INFO);
}

static int ctx_lost(lua_State *L)
{
    struct rule_run *run = rule_run_of(L);
    struct pos pos;

    if (take_place(L, &pos))
        diag_lost(&run->doc->diag, pos, run->rule->id, run->rule->source, take_text(L));
    return 0;
}

static int ctx_refuse(lua_State *L)
{
    struct rule_run *run = rule_run_of(L);
    struct pos pos;

    lua_settop(L, lua_gettop(L) < 3 ? 3 : lua_gettop(L));
    pos = place_of(L, 2);
    diag_about(&run->doc->diag, pos, VB_DATA_REFUSED, take_text(L));
    return 0;
}

static void push_today(lua_State *L, struct date today)
{
    if (today.year == 0) {
        lua_pushnil(L);
        return;
    }
    lua_createtable(L, 0, 3);
    lua_pushinteger(L, today.year);
    lua_setfield(L, -2, "year");
    lua_pushinteger(L, today.month);
    lua_setfield(L, -2, "month");
    lua_pushinteger(L, today.day);
    lua_setfield(L, -2, "day");
}

/* Upvalue 1: the methods. */
static int ctx_index(lua_State *L)
{
    struct rule_run *run = rule_run_of(L);
    struct node *part = doc_main(run->doc);
    struct str key;

    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    key.p = luaL_checklstring(L, 2, &key.n);
    if (str_is(key, "memo"))
        lua_rawgeti(L, LUA_REGISTRYINDEX, run->refs.memo);
    else if (str_is(key, "today"))
        push_today(L, run->program->options.today);
    else if (str_is(key, "final"))
        lua_pushboolean(L, run->program->options.is_final);
    else if (str_is(key, "lang"))
        lua_pushstring(L, run->doc->diag.lang == DIAG_EN ? "en" : "vi");
    else if (str_is(key, "rule"))
        lua_pushlstring(L, run->rule->id.p, run->rule->id.n);
    else if (str_is(key, "doc"))
        rule_node_push(L, run->doc->root);
    else if (str_is(key, "head"))
        rule_node_push(L, part != NULL ? meta_head(part) : NULL);
    else
        return luaL_error(L, "ctx has no '%s'", key.p);
    return 1;
}

void rule_ctx_open(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"report", ctx_report}, {"error", ctx_error},   {"warn", ctx_warn}, {"info", ctx_info},
        {"lost", ctx_lost},     {"refuse", ctx_refuse}, {NULL, NULL}};

    (void)lua_newuserdatauv(L, 0, 0);
    lua_newtable(L);
    luaL_newlib(L, methods);
    lua_pushcclosure(L, ctx_index, 1);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}
