/* SPDX-License-Identifier: MIT */
/* Host of lua/import: loads the roles, passes them the blocks, sorts the fields of heads. */
#include "rule/import.h"

#include "doc/iter.h"
#include "doc/meta.h"
#include "rule/block.h"
#include "rule/raised.h"

/* lua/lib/recogniser.lua: function(blocks, ctx, roles) runs the passes. */
#define DRIVER "recogniser"

/* Pushes the roles in order: { mark =, place =, build =, … } with their ids. */
static void push_roles(lua_State *L, const struct rule_run *run)
{
    lua_Integer count = 0;

    lua_newtable(L);
    for (const struct rule *rule = run->program->rules; rule != NULL; rule = rule->next) {
        if (rule->import == LUA_NOREF)
            continue;
        lua_createtable(L, 0, 2);
        lua_pushlstring(L, rule->id.p, rule->id.n);
        lua_setfield(L, -2, "id");
        lua_rawgeti(L, LUA_REGISTRYINDEX, rule->import);
        lua_setfield(L, -2, "role");
        lua_rawseti(L, -2, ++count);
    }
}

/* Moves notes out of a table, to directly after it. */
static void lift_notes(struct node *table)
{
    struct node *last = table;

    for (struct iter it = iter_start(table); iter_next(&it);) {
        struct node *note = it.node;

        if (it.enter || note->kind != NODE_NOTE)
            continue;
        node_unlink(note);
        node_insert_after(last, note);
        last = note;
    }
}

/* Unlinks the blocks of the body and pushes them as a list. */
static void push_blocks(lua_State *L, struct rule_run *run)
{
    struct node *body = meta_body(doc_main(run->doc));
    lua_Integer count = 0;

    lua_newtable(L);
    while (body->first != NULL) {
        struct node *n = body->first;

        if (n->kind == NODE_TABLE)
            lift_notes(n);
        node_unlink(n);
        rule_block_push(L, n);
        lua_rawseti(L, -2, ++count);
    }
}

/* (): calls the driver with its arguments. */
static int recognise(lua_State *L)
{
    struct rule_run *run = rule_run_of(L);

    lua_rawgeti(L, LUA_REGISTRYINDEX, run->program->refs.names);
    lua_getfield(L, -1, "lib");
    lua_getfield(L, -1, DRIVER);
    push_blocks(L, run);
    rule_block_ctx_push(L);
    push_roles(L, run);
    lua_call(L, 3, 0);
    return 0;
}

static size_t count_blocks(const struct node *body)
{
    size_t count = 0;

    for (const struct node *n = body->first; n != NULL; n = n->next)
        count++;
    return count;
}

/* Sort key of a field: its index in the table of fields; unknown fields come last. */
static size_t field_place(const struct node *field)
{
    size_t count;
    const struct meta_field *fields = meta_fields(&count);
    size_t i = 0;

    while (i < count && !str_eq(fields[i].name, field->name))
        i++;
    return i;
}

/* Sorts fields in the order in which heads are written, whichever role came first. */
static void order_fields(struct node *head)
{
    struct node *next;

    for (struct node *n = head->first; n != NULL; n = next) {
        struct node *before = n->prev;

        next = n->next;
        while (before != NULL && field_place(before) > field_place(n))
            before = before->prev;
        if (before == n->prev)
            continue;
        node_unlink(n);
        if (before != NULL)
            node_insert_after(before, n);
        else
            node_prepend(head, n);
    }
}

/* Clears `generated`: imported nodes may lack positions but are the author's. */
static void own_all(struct node *root)
{
    for (struct iter it = iter_start(root); iter_next(&it);)
        it.node->generated = false;
}

bool rule_import_run(struct rule_run *run, struct ledger *ledger, struct rule_import *report)
{
    struct doc *doc = run->doc;
    struct rule_importing importing = {.ledger = ledger, .report = report, .part = doc_main(doc)};
    lua_State *L = wrap_lua_state(run->lua);
    enum wrap_lua_result result;

    *report = (struct rule_import){.office = report->office};
    report->tail = &report->entries;
    if (count_blocks(meta_body(importing.part)) > LIMIT_IMPORT_BLOCKS) {
        diag_about(&doc->diag, importing.part->pos, VB_IMPORT_LONG, diag_num(LIMIT_IMPORT_BLOCKS));
        return false;
    }
    if (!rule_load_import(run))
        return false;
    run->importing = &importing;
    rule_raised_notes(run, meta_body(importing.part), ledger);
    lua_pushcfunction(L, recognise);
    (void)lua_gc(L, LUA_GCSTOP); /* most records live to the end; full memory still collects */
    result = wrap_lua_call(run->lua, 0, 0);
    (void)lua_gc(L, LUA_GCRESTART);
    if (result != WRAP_LUA_OK)
        rule_report_failed(run, result, "import");
    run->importing = NULL;
    if (result != WRAP_LUA_OK)
        return false;
    for (struct node *part = doc->root->first; part != NULL; part = part->next)
        order_fields(meta_head(part));
    own_all(doc->root);
    return !diag_stopped(&doc->diag);
}
