/* SPDX-License-Identifier: MIT */
/* The one gate for nodes that Lua hands in. It looks when a node is placed, not when it was named:
 * in between, a metamethod of the content may have moved or emptied anything. */
#include <string.h>

#include "base/limit.h"
#include "doc/walk.h"
#include "rule/private.h"

/* Levels below n, at most `most`; *steps counts the nodes seen. */
static unsigned height_of(const struct node *n, unsigned most, size_t *steps)
{
    unsigned depth = 0, height = 0;

    for (struct walk it = walk_start(n); height < most && walk_next(&it); (*steps)++) {
        if (it.enter && it.node != n)
            depth++;
        else if (!it.enter && it.node != n)
            depth--;
        height = depth > height ? depth : height;
    }
    return height;
}

/* HEAD, BODY, the root and the main part. */
static bool is_fixed(const struct rule_run *run, const struct node *n)
{
    return n->kind == NODE_DOC || n->kind == NODE_HEAD || n->kind == NODE_BODY ||
           n == doc_main(run->doc);
}

void rule_place_movable(lua_State *L, const struct node *n)
{
    if (is_fixed(rule_run_of(L), n))
        luaL_error(L, "this %s must stay where it is", node_element((enum node_kind)n->kind));
}

void rule_place_check(lua_State *L, const struct node *parent, const struct node *n)
{
    const char *kind = node_element((enum node_kind)n->kind);
    unsigned depth = 1;
    size_t steps = 0;

    if (rule_run_of(L)->read_only && n->parent != NULL)
        luaL_error(L, "a check must not change the document");
    for (const struct node *above = parent; above != NULL; above = above->parent, depth++)
        if (above == n)
            luaL_error(L, "a %s cannot stand in itself", kind);
    rule_place_movable(L, n);
    if (n->first != NULL && depth <= LIMIT_NODE_DEPTH)
        depth += height_of(n, LIMIT_NODE_DEPTH, &steps);
    rule_charge(L, depth + steps / 4);
    if (depth > LIMIT_NODE_DEPTH)
        luaL_error(L, "nodes nested too deep (LIMIT_NODE_DEPTH = %d)", LIMIT_NODE_DEPTH);
    if (!node_can_contain(parent, (enum node_kind)n->kind))
        luaL_error(L, "a %s cannot stand in this %s", kind,
                   node_element((enum node_kind)parent->kind));
}

void rule_place_append(lua_State *L, struct node *parent, struct node *n)
{
    rule_place_check(L, parent, n);
    node_unlink(n);
    node_append(parent, n);
}

/* A block or field whose children are inlines. */
static void check_line(lua_State *L, const struct node *n)
{
    if (n->kind != NODE_PARA && n->kind != NODE_HEADING && n->kind != NODE_FIELD &&
        n->kind != NODE_ITEM)
        luaL_error(L, "a %s holds no line of text", node_element((enum node_kind)n->kind));
    for (const struct node *c = n->first; c != NULL; c = c->next)
        if (!node_is(c, NODE_CLASS_INLINE))
            luaL_error(L, "a %s holds no line of text", node_element((enum node_kind)n->kind));
}

void rule_place_line(lua_State *L, const struct node *n)
{
    rule_place_movable(L, n);
    check_line(L, n);
}

void rule_place_join(lua_State *L, const struct node *to, const struct node *from)
{
    if (to == from)
        luaL_error(L, "a %s cannot be joined to itself", node_element((enum node_kind)to->kind));
    rule_place_line(L, to);
    rule_place_line(L, from);
    for (const struct node *c = from->first; c != NULL; c = c->next)
        rule_place_check(L, to, c);
}
