/* SPDX-License-Identifier: MIT */
/* Starts a run on a document and applies the rules. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "doc/iter.h"
#include "doc/label.h"
#include "doc/meta.h"
#include "rule/private.h"

/* Sets up the environment of rule files; protected, as each step may run out of memory. */
static int open_program(lua_State *L)
{
    struct rule_program *program = rule_run_of(L)->program;

    rule_node_open(L, rule_edit_methods, rule_edit_assign);
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
    program->refs.names = luaL_ref(L, LUA_REGISTRYINDEX);
    rule_ctx_open(L);
    program->refs.context = luaL_ref(L, LUA_REGISTRYINDEX);
    wrap_lua_base(L);
    lua_getfield(L, -1, "string");
    lua_getfield(L, -1, "format");
    program->refs.format = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

/* Creates the Lua tables of a run. */
static int open_run(lua_State *L)
{
    struct rule_run *run = rule_run_of(L);

    lua_newtable(L);
    lua_newtable(L);
    lua_pushliteral(L, "v");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
    run->refs.nodes = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_newtable(L);
    run->refs.memo = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_newtable(L);
    run->refs.compiled = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_newtable(L);
    run->refs.reading = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

static void close_run(struct rule_run *run)
{
    lua_State *L = wrap_lua_state(run->lua);

    luaL_unref(L, LUA_REGISTRYINDEX, run->refs.nodes);
    luaL_unref(L, LUA_REGISTRYINDEX, run->refs.memo);
    luaL_unref(L, LUA_REGISTRYINDEX, run->refs.compiled);
    luaL_unref(L, LUA_REGISTRYINDEX, run->refs.reading);
    wrap_lua_set_host(run->lua, NULL);
}

static bool call_plain(struct rule_run *run, lua_CFunction function)
{
    enum wrap_lua_result result;

    lua_pushcfunction(wrap_lua_state(run->lua), function);
    result = wrap_lua_call(run->lua, 0, 0);
    if (result != WRAP_LUA_OK)
        rule_report_failed(run, result, "");
    return result == WRAP_LUA_OK;
}

struct rule_run *rule_run_begin(struct rule_program *program, struct doc *doc)
{
    struct rule_run *run = calloc(1, sizeof(*run));
    bool is_new;

    if (run == NULL)
        base_no_memory();
    if (program->loaded && program->options.file_count > 0)
        rule_program_unload(program); /* what an office's rules kept is of the last document */
    is_new = program->lua == NULL;
    if (is_new)
        program->lua = wrap_lua_new();
    assert(wrap_lua_host(wrap_lua_state(program->lua)) == NULL); /* one run at a time */
    *run = (struct rule_run){
        .program = program,
        .lua = program->lua,
        .doc = doc,
        .number = ++program->runs,
        .edits = 1, /* 0: initial value of a handle's cache */
        .arena_start = doc->arena.total,
        .refs = {LUA_NOREF, LUA_NOREF, LUA_NOREF, LUA_NOREF},
        .fill.hole_code = DIAG_CODE_COUNT,
    };
    if (doc->diag.constants == NULL)
        doc->diag.constants = program->options.constants;
    wrap_lua_set_host(run->lua, run);
    wrap_lua_refill(run->lua);
    if ((!is_new || call_plain(run, open_program)) && call_plain(run, open_run) &&
        rule_load_all(run) && !diag_stopped(&doc->diag)) {
        run->used = calloc(rule_load_count(program) + 1, sizeof(*run->used));
        if (run->used == NULL)
            base_no_memory();
        return run;
    }
    rule_run_end(run);
    return NULL;
}

void rule_run_end(struct rule_run *run)
{
    if (run == NULL)
        return;
    close_run(run);
    if (!run->program->loaded || run->program->is_broken)
        rule_program_unload(run->program);
    buf_done(&run->scratch);
    buf_done(&run->pending);
    free(run->used);
    free(run);
}

/* The second word of a selector: "head.main", "para.so", "field.so". */
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

/* Pushes the function for a node: "kind.name", else "kind". */
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
    struct rule_run *run = rule_run_of(L);
    struct node *n = lua_touserdata(L, 2);
    lua_Debug info;

    if (!push_function(L, 1, n))
        return 0;
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">S", &info);
    rule_node_push(L, n);                                          /* fn node */
    lua_rawgeti(L, LUA_REGISTRYINDEX, run->program->refs.context); /* fn node ctx */
    lua_call(L, 2, 1);                                             /* result */
    if (lua_isnil(L, -1))
        return 0;
    run->result_line = info.linedefined > 0 ? (unsigned)info.linedefined : 1;
    if (run->read_only)
        return luaL_error(L, "a check returns nothing");
    rule_edit_result(L, n, lua_absindex(L, -1));
    run->result_line = 0;
    return 0;
}

static bool is_below(const struct node *n, const struct node *root)
{
    while (n != NULL && n != root)
        n = n->parent;
    return n == root;
}

/* Appends the nodes of some kinds to *list in document order; skips subtrees that cannot contain
 * them. */
static void collect(const struct rule_run *run, struct buf *list, struct node *root, uint64_t kinds)
{
    bool inlines = (kinds & run->program->kinds.inlines) != 0;
    bool blocks = inlines || (kinds & run->program->kinds.blocks) != 0;
    bool fields = inlines || (kinds & run->program->kinds.fields) != 0;

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

/* Applies one rule to the nodes that existed when it began and are still in the tree. */
static bool run_rule(struct rule_run *run, const struct rule *rule, enum rule_stage stage)
{
    lua_State *L = wrap_lua_state(run->lua);
    struct node *root = run->doc->root;
    struct buf list = BUF_NEW;
    bool ok = true;

    run->rule = rule;
    wrap_lua_limit_ration(run->lua, run->used[rule->number]);
    collect(run, &list, root, rule->kinds[stage]);
    for (size_t at = 0; ok && at < list.n; at += sizeof(struct node *)) {
        enum wrap_lua_result result;
        struct node *n;

        memcpy(&n, list.p + at, sizeof(struct node *));
        if (!is_below(n, root))
            continue;
        buf_clear(&run->pending);
        lua_pushcfunction(L, run_on_node);
        lua_rawgeti(L, LUA_REGISTRYINDEX, rule->functions[stage]);
        lua_pushlightuserdata(L, n);
        result = wrap_lua_call(run->lua, 2, 0);
        ok = result == WRAP_LUA_OK;
        run->used[rule->number] = wrap_lua_limit_used(run->lua);
        if (!ok)
            rule_report_failed(run, result, rule->id.p);
    }
    run->used[rule->number] = wrap_lua_limit_used(run->lua);
    run->rule = NULL;
    buf_done(&list);
    return ok;
}

static uint32_t date_number(struct date date, unsigned month, unsigned day)
{
    return date.year * 10000u + (date.month > 0 ? date.month : month) * 100u +
           (date.day > 0 ? date.day : day);
}

/* A partly known date matches if any of its days does. */
static bool is_in_force(const struct rule *rule, struct date date)
{
    if (date.year == 0)
        return true;
    return rule->from <= date_number(date, 12, 31) && rule->to >= date_number(date, 1, 1);
}

static bool run_stage(struct rule_run *run, enum rule_stage stage)
{
    const struct node *part = doc_main(run->doc);
    struct date date = run->program->options.today;
    bool ok = true;

    if (part != NULL && meta_head(part) != NULL) {
        struct date written = meta_date(&run->doc->arena, meta_head(part));

        if (written.year > 0)
            date = written;
    }
    run->read_only = stage == RULE_CHECK;
    for (const struct rule *rule = run->program->rules; ok && rule != NULL; rule = rule->next)
        if (rule->functions[stage] != LUA_NOREF && is_in_force(rule, date))
            ok = run_rule(run, rule, stage);
    run->read_only = false;
    return ok && !diag_stopped(&run->doc->diag);
}

bool rule_run_derive(struct rule_run *run)
{
    return run_stage(run, RULE_DERIVE);
}

bool rule_run_transform(struct rule_run *run)
{
    return run_stage(run, RULE_TRANSFORM);
}

bool rule_run_check(struct rule_run *run)
{
    return run_stage(run, RULE_CHECK);
}
