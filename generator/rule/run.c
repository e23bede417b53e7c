/* SPDX-License-Identifier: MIT */
/* A document becomes the one at work, and the rules run on it. */
#include <string.h>

#include "doc/iter.h"
#include "doc/label.h"
#include "doc/meta.h"
#include "rule/private.h"

/* Names of a rule file; protected, since each step may run out of memory. */
static int open_state(lua_State *L)
{
    struct rule_set *set = rule_set_of(L);

    rule_node_open(L);
    rule_scope_open(L);
    lua_newtable(L); /* names */
    rule_edit_open(L);
    lua_setfield(L, -2, "doc");
    rule_text_open(L);
    lua_setfield(L, -2, "text");
    rule_data_push_folder(L, "data");
    lua_setfield(L, -2, "data");
    rule_data_push_folder(L, "lib");
    lua_setfield(L, -2, "lib");
    set->names = luaL_ref(L, LUA_REGISTRYINDEX);
    rule_ctx_open(L);
    set->context = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_newtable(L);
    set->compiled = luaL_ref(L, LUA_REGISTRYINDEX);
    wrap_lua_base(L);
    lua_getfield(L, -1, "string");
    lua_getfield(L, -1, "format");
    set->format = luaL_ref(L, LUA_REGISTRYINDEX);
    set->nodes = set->memo = LUA_NOREF;
    return 0;
}

/* Fresh tables of a run: handles (weak) and memo. */
static int open_run(lua_State *L)
{
    struct rule_set *set = rule_set_of(L);

    luaL_unref(L, LUA_REGISTRYINDEX, set->nodes);
    luaL_unref(L, LUA_REGISTRYINDEX, set->memo);
    set->nodes = set->memo = LUA_NOREF;
    lua_newtable(L);
    lua_newtable(L);
    lua_pushliteral(L, "v");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
    set->nodes = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_newtable(L);
    set->memo = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

static bool call_plain(struct rule_set *set, lua_CFunction function)
{
    enum wrap_lua_result result;

    lua_pushcfunction(wrap_lua_state(set->lua), function);
    result = wrap_lua_call(set->lua, 0, 0);
    if (result != WRAP_LUA_OK)
        rule_set_failed(set, result, "");
    return result == WRAP_LUA_OK;
}

bool rule_run_begin(struct rule_set *set, struct doc *doc)
{
    bool is_new = set->lua == NULL;

    set->doc = doc;
    set->run++;
    set->edits++;
    set->rule = NULL;
    set->vars = NULL;
    set->part = NULL;
    set->loop_blocks = 0;
    set->field_depth = 0;
    set->hole_code = DIAG_CODE_COUNT;
    if (is_new) {
        set->lua = wrap_lua_new();
        wrap_lua_set_host(set->lua, set);
    }
    wrap_lua_refill(set->lua);
    if ((is_new && !call_plain(set, open_state)) || !call_plain(set, open_run))
        return false;
    if (!set->loaded) {
        (void)lua_gc(wrap_lua_state(set->lua), LUA_GCSTOP); /* nearly all of it stays */
        set->loaded = rule_load_all(set);
        (void)lua_gc(wrap_lua_state(set->lua), LUA_GCRESTART);
    }
    return set->loaded && !diag_stopped(&doc->diag);
}

/* The word after the kind in a selector: "head.main", "para.so", "field.so". */
static struct str selector_name(const struct node *n)
{
    switch (n->kind) {
    case NODE_FIELD:
    case NODE_PART:
    case NODE_DIRECTIVE:
        return n->name;
    case NODE_HEAD:
    case NODE_BODY:
        return n->parent != NULL ? n->parent->name : STR_NONE;
    case NODE_HEADING:
    case NODE_PARA:
        return n->label != NULL ? str_c(label_name(n->label->kind)) : STR_NONE;
    default:
        return STR_NONE;
    }
}

/* Pushes the function of a node: that of "kind.name", else that of "kind". */
static bool push_function(lua_State *L, int table, const struct node *n)
{
    struct str name = selector_name(n);

    rule_node_push_kind(L, (enum node_kind)n->kind);
    if (name.n > 0) {
        lua_pushvalue(L, -1);
        lua_pushliteral(L, ".");
        lua_pushlstring(L, name.p, name.n);
        lua_concat(L, 3);
        if (lua_rawget(L, table) == LUA_TFUNCTION) {
            lua_remove(L, -2);
            return true;
        }
        lua_pop(L, 1);
    }
    if (lua_rawget(L, table) == LUA_TFUNCTION)
        return true;
    lua_pop(L, 1);
    return false;
}

/* (functions, node as light userdata): runs the rule on one node. */
static int run_on_node(lua_State *L)
{
    struct rule_set *set = rule_set_of(L);
    struct node *n = lua_touserdata(L, 2);
    lua_Debug info;

    if (!push_function(L, 1, n))
        return 0;
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">S", &info);
    rule_node_push(L, n);                            /* fn node */
    lua_rawgeti(L, LUA_REGISTRYINDEX, set->context); /* fn node ctx */
    lua_call(L, 2, 1);                               /* result */
    if (lua_isnil(L, -1))
        return 0;
    set->result_line = info.linedefined > 0 ? (unsigned)info.linedefined : 1;
    if (set->read_only)
        return luaL_error(L, "a check returns nothing");
    rule_edit_result(L, n, lua_absindex(L, -1));
    set->result_line = 0;
    return 0;
}

static bool is_below(const struct node *n, const struct node *root)
{
    while (n != NULL && n != root)
        n = n->parent;
    return n == root;
}

/* Appends the nodes of some kinds to *list, as they stand in the tree. What
 * cannot hold one of them is passed over. */
static void collect(const struct rule_set *set, struct buf *list, struct node *root, uint64_t kinds)
{
    bool inlines = (kinds & set->inlines) != 0;
    bool blocks = inlines || (kinds & set->blocks) != 0;
    bool fields = inlines || (kinds & set->fields) != 0;

    for (struct iter it = iter_start(root); iter_next(&it);) {
        struct node *n = it.node;

        if (!it.enter)
            continue;
        if ((kinds >> n->kind & 1) != 0)
            buf_add(list, &n, sizeof(struct node *));
        if ((n->kind == NODE_HEAD && !fields) || (n->kind == NODE_BODY && !blocks) ||
            ((n->kind == NODE_PARA || n->kind == NODE_HEADING) && !inlines))
            iter_skip(&it);
    }
}

/* Runs one rule on the nodes that were there when it began and still are. */
static bool run_rule(struct rule_set *set, const struct rule *rule, enum rule_stage stage)
{
    lua_State *L = wrap_lua_state(set->lua);
    struct node *root = set->doc->root;
    struct buf list = BUF_NEW;
    bool ok = true;

    set->rule = rule;
    collect(set, &list, root, rule->kinds[stage]);
    for (size_t at = 0; ok && at < list.n; at += sizeof(struct node *)) {
        enum wrap_lua_result result;
        struct node *n;

        memcpy(&n, list.p + at, sizeof(struct node *));
        if (!is_below(n, root))
            continue;
        buf_clear(&set->pending);
        lua_pushcfunction(L, run_on_node);
        lua_rawgeti(L, LUA_REGISTRYINDEX, rule->functions[stage]);
        lua_pushlightuserdata(L, n);
        result = wrap_lua_call(set->lua, 2, 0);
        ok = result == WRAP_LUA_OK;
        if (!ok)
            rule_set_failed(set, result, rule->id.p);
    }
    set->rule = NULL;
    buf_done(&list);
    return ok;
}

static uint32_t date_number(struct date date, unsigned month, unsigned day)
{
    return date.year * 10000u + (date.month > 0 ? date.month : month) * 100u +
           (date.day > 0 ? date.day : day);
}

/* A date known in part counts when any of its days does. */
static bool is_in_force(const struct rule *rule, struct date date)
{
    if (date.year == 0)
        return true;
    return rule->from <= date_number(date, 12, 31) && rule->to >= date_number(date, 1, 1);
}

static bool run_stage(struct rule_set *set, enum rule_stage stage)
{
    const struct node *part = doc_main(set->doc);
    struct date date = set->options.today;
    bool ok = true;

    if (part != NULL && meta_head(part) != NULL) {
        struct date written = meta_date(&set->doc->arena, meta_head(part));

        if (written.year > 0)
            date = written;
    }
    set->read_only = stage == RULE_CHECK;
    for (const struct rule *rule = set->rules; ok && rule != NULL; rule = rule->next)
        if (rule->functions[stage] != LUA_NOREF && is_in_force(rule, date))
            ok = run_rule(set, rule, stage);
    set->read_only = false;
    return ok && !diag_stopped(&set->doc->diag);
}

bool rule_run_derive(struct rule_set *set)
{
    return run_stage(set, RULE_DERIVE);
}

bool rule_run_transform(struct rule_set *set)
{
    return run_stage(set, RULE_TRANSFORM);
}

bool rule_run_check(struct rule_set *set)
{
    return run_stage(set, RULE_CHECK);
}
