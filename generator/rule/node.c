/* SPDX-License-Identifier: MIT */
/*
 * Nodes as Lua values: read access. Within a run a node always gives the same value, so that == and
 * tables keyed by node work; values of earlier runs are refused. Described in vanban-rules(5):
 *
 *   n.kind n.name n.text n.label n.attr n.parent n.prev n.next n.first n.last
 *   #n  n[i]  n:children([kind])  n:walk([kind])
 *   n:get(name)  n:value(name)  n:items(name)
 */
#include <string.h>

#include "base/utf8.h"
#include "base/vn.h"
#include "doc/iter.h"
#include "doc/meta.h"
#include "rule/private.h"

#define NODE_META "vanban.node"
#define ATTR_META "vanban.attr"

struct handle {
    struct node *node;
    struct node *child; /* cached child `index`, valid while run->edits equals `edits` */
    uint32_t run, edits, index;
};

enum node_kind rule_node_kind(struct str name)
{
    char element[32];

    if (name.n >= sizeof(element))
        return NODE_KIND_COUNT;
    for (size_t i = 0; i < name.n; i++)
        element[i] = name.p[i] == '_' ? '-' : name.p[i];
    return node_kind_of((struct str){element, name.n});
}

void rule_node_push_kind(lua_State *L, enum node_kind kind)
{
    const char *element = node_element(kind);
    char name[32];
    size_t n = strlen(element);

    for (size_t i = 0; i < n; i++)
        name[i] = element[i] == '-' ? '_' : element[i];
    lua_pushlstring(L, name, n);
}

void rule_node_push(lua_State *L, struct node *n)
{
    struct rule_run *run = rule_run_of(L);
    struct handle *handle;

    if (n == NULL) {
        lua_pushnil(L);
        return;
    }
    luaL_checkstack(L, 4, "nodes");
    lua_rawgeti(L, LUA_REGISTRYINDEX, run->refs.nodes); /* nodes */
    if (lua_rawgetp(L, -1, n) == LUA_TNIL) {            /* nodes nil */
        lua_pop(L, 1);
        handle = lua_newuserdatauv(L, sizeof(*handle), 0);
        *handle = (struct handle){.node = n, .run = run->number};
        luaL_setmetatable(L, NODE_META);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, -3, n); /* nodes handle */
        rule_charge(L, 1);
    }
    lua_remove(L, -2);
}

static struct handle *check_handle(lua_State *L, int index)
{
    struct handle *handle = luaL_checkudata(L, index, NODE_META);

    if (handle->run != rule_run_of(L)->number)
        luaL_error(L, "this node is of an earlier document");
    return handle;
}

struct node *rule_node_check(lua_State *L, int index)
{
    return check_handle(L, index)->node;
}

struct node *rule_node_test(lua_State *L, int index)
{
    return luaL_testudata(L, index, NODE_META) != NULL ? check_handle(L, index)->node : NULL;
}

struct node *rule_node_check_write(lua_State *L, int index)
{
    struct rule_run *run = rule_run_of(L);
    struct node *n = rule_node_check(L, index);

    if (run->read_only)
        luaL_error(L, "a check must not change the document");
    run->edits++;
    return n;
}

struct str rule_node_text(struct rule_run *run, const struct node *n)
{
    struct buf *b = rule_run_scratch(run);

    node_plain(b, n);
    return str_trim(buf_view(b));
}

static void push_str(lua_State *L, struct str s)
{
    lua_pushlstring(L, s.n > 0 ? s.p : "", s.n);
}

/* Child i (from 1), searched from the one last returned; *steps: siblings passed. */
static struct node *child_at(struct rule_run *run, struct handle *handle, lua_Integer index,
                             size_t *steps)
{
    struct node *child = handle->node->first;
    uint32_t at = 1;

    *steps = 0;
    if (index < 1 || index > UINT32_MAX)
        return NULL;
    if (handle->edits == run->edits && handle->child != NULL && handle->index <= index) {
        child = handle->child;
        at = handle->index;
    }
    for (; child != NULL && at < index; at++, (*steps)++)
        child = child->next;
    handle->child = child;
    handle->index = at;
    handle->edits = run->edits;
    return child;
}

/* { kind, text, value, path, bold, automatic }: a copy. */
static void push_label(lua_State *L, const struct label *label)
{
    if (label == NULL) {
        lua_pushnil(L);
        return;
    }
    lua_createtable(L, 0, 6);
    rule_text_put_label(L, label);
}

static void push_attrs(lua_State *L, int index)
{
    (void)lua_newuserdatauv(L, 0, 1);
    lua_pushvalue(L, index);
    lua_setiuservalue(L, -2, 1);
    luaL_setmetatable(L, ATTR_META);
}

/* Pushes a slot by its name in the XML dialect: link.href, note.id … */
static bool push_slot(lua_State *L, const struct node *n, struct str key)
{
    const char *name = node_name_slot((enum node_kind)n->kind);
    const char *text = node_text_slot((enum node_kind)n->kind);

    if (str_is(key, "name") || (name != NULL && str_is(key, name)))
        push_str(L, n->name);
    else if (text != NULL && str_is(key, text))
        push_str(L, n->text);
    else
        return false;
    return true;
}

static void push_text(lua_State *L, const struct node *n)
{
    struct buf *b = rule_run_scratch(rule_run_of(L));

    node_plain(b, n);
    rule_charge(L, b->n / 8);
    push_str(L, buf_view(b));
}

static int push_property(lua_State *L, struct node *n, struct str key)
{
    if (str_is(key, "kind"))
        rule_node_push_kind(L, (enum node_kind)n->kind);
    else if (str_is(key, "text"))
        push_text(L, n);
    else if (str_is(key, "parent"))
        rule_node_push(L, n->parent);
    else if (str_is(key, "next"))
        rule_node_push(L, n->next);
    else if (str_is(key, "prev"))
        rule_node_push(L, n->prev);
    else if (str_is(key, "first"))
        rule_node_push(L, n->first);
    else if (str_is(key, "last"))
        rule_node_push(L, n->last);
    else if (str_is(key, "label"))
        push_label(L, n->label);
    else if (str_is(key, "generated"))
        lua_pushboolean(L, n->generated);
    else if (str_is(key, "shared"))
        lua_pushboolean(L, n->pos.src >= SRC_CONSTANT);
    else if (str_is(key, "attr"))
        push_attrs(L, 1);
    else if (!push_slot(L, n, key))
        return luaL_error(L, "a %s has no '%s'", node_element((enum node_kind)n->kind), key.p);
    return 1;
}

/* n[i], n.property, n.method; upvalue 1: the methods. */
static int node_index(lua_State *L)
{
    struct handle *handle = check_handle(L, 1);
    struct str key;

    if (lua_isinteger(L, 2)) {
        size_t steps;
        struct node *child = child_at(rule_run_of(L), handle, lua_tointeger(L, 2), &steps);

        rule_charge(L, steps / 4);
        rule_node_push(L, child);
        return 1;
    }
    if (lua_type(L, 2) != LUA_TSTRING)
        return luaL_error(L, "a node is indexed by a number or a name");
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    key.p = lua_tolstring(L, 2, &key.n);
    return push_property(L, handle->node, key);
}

static int node_length(lua_State *L)
{
    lua_Integer count = 0;

    for (const struct node *c = rule_node_check(L, 1)->first; c != NULL; c = c->next)
        count++;
    rule_charge(L, (size_t)count / 8);
    lua_pushinteger(L, count);
    return 1;
}

static int node_tostring(lua_State *L)
{
    struct node *n = rule_node_check(L, 1);
    struct str text = utf8_trunc(rule_node_text(rule_run_of(L), n), 60);

    lua_pushstring(L, node_element((enum node_kind)n->kind));
    lua_pushliteral(L, ": ");
    push_str(L, text);
    lua_concat(L, 3);
    return 1;
}

static enum node_kind opt_kind(lua_State *L, int index)
{
    struct str name = STR_NONE;
    enum node_kind kind = NODE_KIND_COUNT;

    if (lua_isnoneornil(L, index))
        return NODE_KIND_COUNT;
    name.p = luaL_checklstring(L, index, &name.n);
    kind = rule_node_kind(name);
    if (kind == NODE_KIND_COUNT)
        luaL_error(L, "no such kind of node: %s", name.p);
    return kind;
}

/* Iterator over a list made beforehand; upvalues: list, last index. */
static int list_next(lua_State *L)
{
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(2)) + 1;

    lua_pushinteger(L, i);
    lua_replace(L, lua_upvalueindex(2));
    lua_rawgeti(L, lua_upvalueindex(1), i);
    return 1;
}

/* Turns the list on the stack into an iterator, so that the loop may change the tree. */
static int push_iterator(lua_State *L)
{
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, list_next, 2);
    return 1;
}

static int node_children(lua_State *L)
{
    struct node *n = rule_node_check(L, 1);
    enum node_kind kind = opt_kind(L, 2);
    lua_Integer count = 0;

    lua_newtable(L);
    for (struct node *c = n->first; c != NULL; c = c->next) {
        rule_charge(L, 1);
        if (kind != NODE_KIND_COUNT && c->kind != kind)
            continue;
        rule_node_push(L, c);
        lua_rawseti(L, -2, ++count);
    }
    return push_iterator(L);
}

static int node_walk(lua_State *L)
{
    struct node *n = rule_node_check(L, 1);
    enum node_kind kind = opt_kind(L, 2);
    lua_Integer count = 0;

    lua_newtable(L);
    for (struct iter it = iter_start(n); iter_next(&it);) {
        rule_charge(L, 1);
        if (!it.enter || it.node == n || (kind != NODE_KIND_COUNT && it.node->kind != kind))
            continue;
        rule_node_push(L, it.node);
        lua_rawseti(L, -2, ++count);
    }
    return push_iterator(L);
}

struct node *rule_node_field(lua_State *L, const struct node *holder, int index)
{
    struct str name;
    struct buf *b;

    name.p = luaL_checklstring(L, index, &name.n);
    if (holder->kind != NODE_HEAD && holder->kind != NODE_ITEM)
        luaL_error(L, "a %s has no fields", node_element((enum node_kind)holder->kind));
    if (!utf8_valid(name, NULL))
        luaL_error(L, "a name that is not UTF-8");
    b = rule_run_scratch(rule_run_of(L));
    vn_fold(b, name);
    return meta_get_str(holder, buf_view(b));
}

static int node_get(lua_State *L)
{
    rule_node_push(L, rule_node_field(L, rule_node_check(L, 1), 2));
    return 1;
}

static int node_value(lua_State *L)
{
    const struct node *field = rule_node_field(L, rule_node_check(L, 1), 2);
    struct str text = STR_NONE;

    if (field != NULL)
        text = rule_node_text(rule_run_of(L), field);
    if (text.n == 0)
        lua_pushnil(L);
    else
        push_str(L, text);
    return 1;
}

/* The items of a list field; a field written on one line is its own only item. */
static int node_items(lua_State *L)
{
    struct node *field = rule_node_field(L, rule_node_check(L, 1), 2);
    lua_Integer count = 0;

    lua_newtable(L);
    if (field == NULL || field->first == NULL)
        return 1;
    if (field->first->kind != NODE_ITEM) {
        rule_node_push(L, field);
        lua_rawseti(L, -2, 1);
        return 1;
    }
    for (struct node *item = field->first; item != NULL; item = item->next) {
        rule_charge(L, 1);
        rule_node_push(L, item);
        lua_rawseti(L, -2, ++count);
    }
    return 1;
}

static struct node *attr_owner(lua_State *L, bool write)
{
    luaL_checkudata(L, 1, ATTR_META);
    lua_getiuservalue(L, 1, 1);
    return write ? rule_node_check_write(L, -1) : rule_node_check(L, -1);
}

static int attr_index(lua_State *L)
{
    struct str value = node_attr(attr_owner(L, false), luaL_checkstring(L, 2));

    if (value.p == NULL)
        lua_pushnil(L);
    else
        push_str(L, value);
    return 1;
}

static int attr_newindex(lua_State *L)
{
    struct node *n = attr_owner(L, true);
    const char *name = luaL_checkstring(L, 2);
    struct attr **tail = &n->attrs;

    if (!lua_isnil(L, 3)) {
        node_set_attr(&rule_run_of(L)->doc->arena, n, name, rule_text_check(L, 3));
        return 0;
    }
    while (*tail != NULL && !str_is((*tail)->name, name))
        tail = &(*tail)->next;
    if (*tail != NULL)
        *tail = (*tail)->next;
    return 0;
}

static void hide_metatable(lua_State *L)
{
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

void rule_node_open(lua_State *L, const luaL_Reg *edit_methods, lua_CFunction assign)
{
    static const luaL_Reg read_methods[] = {{"children", node_children}, {"walk", node_walk},
                                            {"get", node_get},           {"value", node_value},
                                            {"items", node_items},       {NULL, NULL}};
    const luaL_Reg meta[] = {{"__len", node_length},
                             {"__tostring", node_tostring},
                             {"__newindex", assign},
                             {NULL, NULL}};
    static const luaL_Reg attr_meta[] = {
        {"__index", attr_index}, {"__newindex", attr_newindex}, {NULL, NULL}};

    luaL_newmetatable(L, NODE_META);
    luaL_setfuncs(L, meta, 0);
    lua_newtable(L);
    luaL_setfuncs(L, read_methods, 0);
    luaL_setfuncs(L, edit_methods, 0);
    lua_pushcclosure(L, node_index, 1);
    lua_setfield(L, -2, "__index");
    hide_metatable(L);
    lua_pop(L, 1);
    luaL_newmetatable(L, ATTR_META);
    luaL_setfuncs(L, attr_meta, 0);
    hide_metatable(L);
    lua_pop(L, 1);
}
