/* SPDX-License-Identifier: MIT */
/* Turns recognised blocks into fields of a head. */
#include "doc/inline_clean.h"
#include "doc/meta.h"
#include "rule/block.h"

/* Most levels of lists in a value. */
#define VALUE_DEPTH_MAX 16

static struct arena *arena_of(lua_State *L)
{
    return &rule_run_of(L)->doc->arena;
}

/* Removes emphasis that the field's style supplies: around the whole text, or bold at both ends
 * with other emphasis between (character styles of a converter replace one another). */
static void unwrap_look(struct node *n)
{
    while (inline_clean_unwrap(n, NODE_STRONG) || inline_clean_unwrap(n, NODE_EMPH) ||
           inline_clean_unwrap(n, NODE_UNDERLINE))
        continue;
    if (n->first == NULL || n->first->kind != NODE_STRONG || n->last->kind != NODE_STRONG)
        return;
    for (const struct node *c = n->first; c != NULL; c = c->next)
        if (c->kind == NODE_TEXT)
            return; /* chosen by the author */
    for (struct node *c = n->first, *next; c != NULL; c = next) {
        next = c->next;
        if (c->kind == NODE_STRONG)
            node_dissolve(c);
    }
}

/* Moves the value at `index` into a field or item: a text, a record (its inlines are moved), or a
 * list of these, joined by a blank (or a break). */
static void fill(lua_State *L, struct node *to, int index, bool is_break, unsigned depth)
{
    struct arena *arena = arena_of(L);
    lua_Integer count;

    if (lua_isnil(L, index))
        return;
    if (lua_type(L, index) == LUA_TSTRING) {
        struct node *holder = node_new(arena, NODE_PARA, POS_NONE);
        struct str text = rule_text_check(L, index);

        if (text.n > 0)
            node_append(holder, node_text_new(arena, text, to->pos));
        inline_clean_join(arena, to, holder, is_break);
        return;
    }
    luaL_checktype(L, index, LUA_TTABLE);
    if (lua_getfield(L, index, "node") != LUA_TNIL) {
        struct node *n = rule_node_check_write(L, -1);

        rule_place_join(L, to, n);
        if (to->pos.src == 0)
            to->pos = n->pos;
        unwrap_look(n);
        inline_clean_join(arena, to, n, is_break);
        lua_pop(L, 1);
        rule_block_done(L, index);
        return;
    }
    lua_pop(L, 1);
    if (depth == VALUE_DEPTH_MAX)
        luaL_error(L, "values nested too deep");
    count = rule_charge_length(L, index);
    luaL_checkstack(L, 4, "values");
    for (lua_Integer i = 1; i <= count; i++) {
        lua_geti(L, index, i);
        fill(L, to, lua_gettop(L), is_break, depth + 1);
        lua_pop(L, 1);
    }
}

/* A new field below a head or an item; replaces the one of the same name. */
static struct node *make_field(lua_State *L, struct node *holder, struct str name,
                               enum meta_origin origin)
{
    const struct meta_field *known = meta_find(name, origin);
    struct node *old = meta_get_str(holder, name);
    struct node *field = node_new(arena_of(L), NODE_FIELD, POS_NONE);

    if (old != NULL)
        node_unlink(old);
    field->name = known != NULL ? known->name : name;
    if (known != NULL)
        field->text = known->written;
    node_append(holder, field);
    return field;
}

static struct node *head_of(lua_State *L)
{
    return meta_head(rule_block_importing(L)->part);
}

int rule_block_field_put(lua_State *L)
{
    struct node *field;

    lua_settop(L, 3);
    field = make_field(L, head_of(L), rule_text_check(L, 1), META_SOURCE);
    fill(L, field, 2, lua_toboolean(L, 3), 0);
    return 0;
}

/* The field of ctx.items and ctx.group; *count: number of values in the list. */
static struct node *list_field(lua_State *L, lua_Integer *count)
{
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    *count = rule_charge_length(L, 2);
    return make_field(L, head_of(L), rule_text_check(L, 1), META_SOURCE);
}

int rule_block_field_items(lua_State *L)
{
    lua_Integer count;
    struct node *field = list_field(L, &count);

    for (lua_Integer i = 1; i <= count; i++) {
        struct node *item = node_new(arena_of(L), NODE_ITEM, POS_NONE);

        lua_geti(L, 2, i);
        fill(L, item, 3, false, 0);
        if (item->first != NULL)
            node_append(field, item);
        lua_settop(L, 2);
    }
    return 0;
}

int rule_block_field_group(lua_State *L)
{
    lua_Integer count;
    struct node *field = list_field(L, &count);

    for (lua_Integer i = 1; i <= count; i++) {
        struct node *item = node_new(arena_of(L), NODE_ITEM, POS_NONE);
        lua_Integer fields;

        lua_geti(L, 2, i);
        fields = rule_charge_length(L, 3);
        for (lua_Integer k = 1; k <= fields; k++) {
            lua_geti(L, 3, k);
            lua_geti(L, 4, 1);
            lua_geti(L, 4, 2);
            lua_geti(L, 4, 3);
            fill(L, make_field(L, item, rule_text_check(L, 5), META_SIGNER), 6,
                 lua_toboolean(L, 7), 0);
            lua_settop(L, 3);
        }
        node_append(field, item);
        lua_settop(L, 2);
    }
    return 0;
}
