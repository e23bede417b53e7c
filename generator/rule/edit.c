/* SPDX-License-Identifier: MIT */
/*
 * Nodes as Lua values: creation and modification. Content is always a text ("\n" is a line break),
 * a node, or a list of content; nil is empty. A node already in the tree is moved; n:clone() copies
 * it.
 *
 *   doc.para{ content…, label = …, slot = …, attribute = … }   doc.text "…"
 *   n:append(x) n:prepend(x) n:before(x) n:after(x) n:replace(x) n:remove()
 *   n:set(name, x [, from])  n:clone()   n.text = …  n.name = …  n.label = …
 */
#include <string.h>

#include "base/vn.h"
#include "doc/iter.h"
#include "doc/label.h"
#include "doc/meta.h"
#include "doc/walk.h"
#include "rule/private.h"

/* Most levels of nested lists in content. */
#define CONTENT_DEPTH_MAX 16
/* Budget steps per node allocated in the arena: steps run out before memory does. */
#define CHARGE_NODE 20

static struct arena *doc_arena(lua_State *L)
{
    return &rule_run_of(L)->doc->arena;
}

static const char *kind_name(const struct node *n)
{
    return node_element((enum node_kind)n->kind);
}

static void add_pending(struct rule_run *run, struct node *n)
{
    buf_add(&run->pending, &n, sizeof(struct node *));
}

/* Gathers a text as TEXT nodes with BR between its lines. */
static void gather_text(lua_State *L, int index)
{
    struct rule_run *run = rule_run_of(L);
    struct str rest = rule_text_check(L, index);
    struct str line;
    bool is_first = true;

    while (str_split(&rest, '\n', &line)) {
        if (!is_first)
            add_pending(run, node_new(doc_arena(L), NODE_BR, POS_NONE));
        if (line.n > 0)
            add_pending(run, node_text_new(doc_arena(L), line, POS_NONE));
        is_first = false;
    }
}

/* Adds the content at `index` to run->pending. Metamethods of a list may run any function of this
 * file; what those that failed have gathered is dropped. */
static void gather(lua_State *L, int index, unsigned depth)
{
    struct rule_run *run = rule_run_of(L);
    struct node *n;
    lua_Integer count;
    size_t had = run->pending.n;

    if (lua_isnil(L, index))
        return;
    if (lua_type(L, index) == LUA_TSTRING || lua_type(L, index) == LUA_TNUMBER) {
        gather_text(L, index);
        return;
    }
    n = rule_node_test(L, index);
    if (n != NULL) {
        add_pending(run, n);
        return;
    }
    if (!lua_istable(L, index))
        luaL_error(L, "content must be a text, a node or a list, not a %s",
                   luaL_typename(L, index));
    if (depth == CONTENT_DEPTH_MAX)
        luaL_error(L, "content nested too deep");
    luaL_checkstack(L, 4, "content");
    count = rule_charge_length(L, index);
    run->pending.n = had;
    for (lua_Integer i = 1; i <= count; i++) {
        lua_geti(L, index, i);
        run->pending.n = had;
        gather(L, lua_gettop(L), depth + 1);
        had = run->pending.n;
        lua_pop(L, 1);
    }
}

/* True if n would mix inlines and structure in a field or item, which hold only one of them. */
static bool is_mixed(const struct node *parent, const struct node *n)
{
    return (parent->kind == NODE_FIELD || parent->kind == NODE_ITEM) && parent->first != NULL &&
           node_is(parent->first, NODE_CLASS_INLINE) != node_is(n, NODE_CLASS_INLINE);
}

static struct node *pending_at(const struct rule_run *run, size_t at)
{
    struct node *n;

    memcpy(&n, run->pending.p + at, sizeof(struct node *));
    return n;
}

/* A field given as the content of a field: its own content is meant. */
static bool is_content(const struct node *parent, const struct node *n)
{
    return n->kind == NODE_FIELD && parent->kind == NODE_FIELD && n != parent;
}

/* The gate for what was gathered since `mark`. */
static void check_pending(lua_State *L, const struct node *parent, size_t mark)
{
    struct rule_run *run = rule_run_of(L);

    for (size_t at = mark; at < run->pending.n; at += sizeof(struct node *)) {
        const struct node *n = pending_at(run, at);

        if (!is_content(parent, n)) {
            rule_place_check(L, parent, n);
            continue;
        }
        if (run->read_only && n->parent != NULL)
            luaL_error(L, "a check must not change the document");
        for (const struct node *c = n->first; c != NULL; c = c->next)
            rule_place_check(L, parent, c);
    }
}

/* Links n before the marker (NULL: at the end); false if it would mix kinds. */
static bool link_one(struct node *parent, struct node *marker, struct node *n)
{
    if (is_mixed(parent, n))
        return false;
    if (marker != NULL)
        node_insert_before(marker, n);
    else
        node_append(parent, n);
    return true;
}

/* Moves the checked nodes gathered since `mark` before the marker, which is removed. */
static void place(lua_State *L, struct node *parent, struct node *marker, size_t mark)
{
    struct rule_run *run = rule_run_of(L);
    const struct node *twice = NULL, *mixed = NULL;

    for (size_t at = mark; at < run->pending.n; at += sizeof(struct node *))
        if (!is_content(parent, pending_at(run, at)))
            node_unlink(pending_at(run, at));
    for (size_t at = mark; at < run->pending.n && twice == NULL && mixed == NULL;
         at += sizeof(struct node *)) {
        struct node *n = pending_at(run, at);

        if (is_content(parent, n)) {
            while (n->first != NULL && mixed == NULL) {
                struct node *child = n->first;

                node_unlink(child);
                mixed = link_one(parent, marker, child) ? NULL : child;
            }
        } else if (n->parent != NULL) {
            twice = n;
        } else {
            mixed = link_one(parent, marker, n) ? NULL : n;
        }
    }
    if (marker != NULL)
        node_unlink(marker);
    run->pending.n = mark;
    if (twice != NULL)
        luaL_error(L, "the same %s twice", kind_name(twice));
    if (mixed != NULL)
        luaL_error(L, "a %s cannot stand in this %s", kind_name(mixed), kind_name(parent));
}

/* Replaces all children of n by content. */
static void fill(lua_State *L, struct node *n, int index)
{
    size_t mark = rule_run_of(L)->pending.n;

    gather(L, index, 0);
    check_pending(L, n, mark);
    for (const struct node *c = n->first; c != NULL; c = c->next)
        rule_place_movable(L, c);
    while (n->first != NULL)
        node_unlink(n->first);
    place(L, n, NULL, mark);
}

static int node_append_content(lua_State *L)
{
    struct node *n = rule_node_check_write(L, 1);
    size_t mark = rule_run_of(L)->pending.n;

    lua_settop(L, 2);
    gather(L, 2, 0);
    check_pending(L, n, mark);
    place(L, n, NULL, mark);
    lua_settop(L, 1);
    return 1;
}

/* A node that keeps the place beside n while content is moved. */
static struct node *put_marker(lua_State *L, struct node *n, bool after)
{
    struct node *marker = node_new(doc_arena(L), (enum node_kind)n->kind, POS_NONE);

    if (after)
        node_insert_after(n, marker);
    else
        node_insert_before(n, marker);
    return marker;
}

static int node_prepend_content(lua_State *L)
{
    struct node *n = rule_node_check_write(L, 1);
    size_t mark = rule_run_of(L)->pending.n;

    lua_settop(L, 2);
    gather(L, 2, 0);
    rule_charge(L, CHARGE_NODE);
    check_pending(L, n, mark);
    if (n->kind == NODE_DOC)
        return luaL_error(L, "the main part must stay the first");
    place(L, n, n->first != NULL ? put_marker(L, n->first, false) : NULL, mark);
    lua_settop(L, 1);
    return 1;
}

/* The parent of a node that must be in the tree. */
static struct node *check_parent(lua_State *L, const struct node *n)
{
    if (n->parent == NULL)
        luaL_error(L, "this %s stands nowhere", kind_name(n));
    return n->parent;
}

/* Inserts content before or after n, or in its place; n may be part of the content. */
static void place_beside(lua_State *L, struct node *n, int index, bool after, bool instead)
{
    struct rule_run *run = rule_run_of(L);
    size_t mark = run->pending.n;
    struct node *parent, *marker;

    gather(L, index, 0);
    rule_charge(L, CHARGE_NODE);
    parent = check_parent(L, n);
    check_pending(L, parent, mark);
    if (instead)
        rule_place_movable(L, n);
    else if (!after && n == doc_main(run->doc))
        luaL_error(L, "the main part must stay the first");
    marker = put_marker(L, n, after);
    if (instead)
        node_unlink(n);
    place(L, parent, marker, mark);
}

static int node_before(lua_State *L)
{
    lua_settop(L, 2);
    place_beside(L, rule_node_check_write(L, 1), 2, false, false);
    lua_settop(L, 1);
    return 1;
}

static int node_after(lua_State *L)
{
    lua_settop(L, 2);
    place_beside(L, rule_node_check_write(L, 1), 2, true, false);
    lua_settop(L, 1);
    return 1;
}

void rule_edit_result(lua_State *L, struct node *n, int index)
{
    rule_run_of(L)->edits++;
    rule_place_movable(L, n);
    place_beside(L, n, index, true, true);
}

static int node_replace(lua_State *L)
{
    struct node *n = rule_node_check_write(L, 1);

    lua_settop(L, 2);
    rule_edit_result(L, n, 2);
    lua_settop(L, 1);
    return 1;
}

static int node_remove(lua_State *L)
{
    struct node *n = rule_node_check_write(L, 1);

    rule_place_movable(L, n);
    node_unlink(n);
    lua_settop(L, 1);
    return 1;
}

static int node_clone_tree(lua_State *L)
{
    struct node *n = rule_node_check(L, 1);
    struct node *copy;
    size_t steps = 0;

    rule_place_movable(L, n);
    for (struct walk it = walk_start(n); walk_next(&it);)
        steps += it.enter;
    rule_charge(L, CHARGE_NODE * steps);
    copy = node_clone(doc_arena(L), n);
    for (struct iter it = iter_start(copy); iter_next(&it);)
        it.node->generated = true;
    rule_node_push(L, copy);
    return 1;
}

/* Position for a derived field: that of its origin's value, else of the origin. */
static struct pos place_from(lua_State *L, int index)
{
    const struct node *from = rule_node_test(L, index);

    if (from == NULL)
        return POS_NONE;
    return from->first != NULL && from->first->pos.src != 0 ? from->first->pos : from->pos;
}

/* n:set(name, content [, from]): makes or replaces a field; nil removes it. Messages about the
 * field point at the node `from`. */
static int node_set(lua_State *L)
{
    struct node *holder = rule_node_check_write(L, 1);
    struct pos from = place_from(L, 4);
    struct node *field = rule_node_field(L, holder, 2);
    struct str name = arena_str(doc_arena(L), buf_view(&rule_run_of(L)->scratch));

    lua_settop(L, 3);
    rule_charge(L, CHARGE_NODE);
    if (name.n == 0)
        return luaL_error(L, "a field without a name");
    if (lua_isnil(L, 3)) {
        if (field != NULL)
            node_unlink(field);
        return 0;
    }
    if (field == NULL) {
        field = node_new(doc_arena(L), NODE_FIELD, POS_NONE);
        field->name = name;
        if (is_mixed(holder, field))
            return luaL_error(L, "an item of text cannot hold a field");
        rule_place_append(L, holder, field);
    }
    fill(L, field, 3);
    if (from.src != 0)
        field->pos = from;
    field->generated = true;
    rule_node_push(L, field);
    return 1;
}

static uint32_t label_number(lua_State *L)
{
    lua_Integer value = luaL_checkinteger(L, -1);

    if (value < 1 || value > 999)
        luaL_error(L, "a label's number is 1 to 999");
    lua_pop(L, 1);
    return (uint32_t)value;
}

/* { kind =, value = | path =, text =, bold = }; text is generated if absent. */
static const struct label *read_label(lua_State *L, int index)
{
    struct rule_run *run = rule_run_of(L);
    struct label label = {.kind = LABEL_KIND_COUNT};

    luaL_checktype(L, index, LUA_TTABLE);
    if (lua_getfield(L, index, "kind") == LUA_TSTRING)
        label.kind = label_kind_of(str_c(lua_tostring(L, -1)));
    lua_pop(L, 1);
    if (label.kind == LABEL_KIND_COUNT)
        luaL_error(L, "no such kind of label");
    lua_getfield(L, index, "bold");
    label.bold = lua_toboolean(L, -1);
    lua_pop(L, 1);
    if (lua_getfield(L, index, "path") == LUA_TTABLE) {
        lua_Integer count = luaL_len(L, -1);

        for (label.depth = 0; label.depth < count && label.depth < LABEL_PATH_MAX; label.depth++) {
            lua_geti(L, -1, label.depth + 1);
            label.path[label.depth] = label_number(L);
        }
    }
    lua_pop(L, 1);
    if (lua_getfield(L, index, "value") != LUA_TNIL && !label_is_bullet(label.kind)) {
        if (label.depth == 0)
            label.depth = 1;
        label.path[label.depth - 1] = label_number(L);
    } else {
        lua_pop(L, 1);
    }
    if (label.depth == 0 && !label_is_bullet(label.kind))
        luaL_error(L, "a label needs 'value' or 'path'");
    if (lua_getfield(L, index, "text") == LUA_TSTRING) {
        label.text = rule_text_check(L, -1);
    } else {
        label_print(rule_run_scratch(run), label.kind, label.path, label.depth);
        label.text = buf_view(&run->scratch);
    }
    lua_pop(L, 1);
    return label_copy(doc_arena(L), &label);
}

static bool has_own_text(const struct node *n)
{
    const char *slot = node_text_slot((enum node_kind)n->kind);

    return slot != NULL && slot[0] == '#';
}

/* Text for a single TEXT or a slot: must be one line. */
static struct str check_line(lua_State *L, int index)
{
    struct str text = rule_text_check(L, index);

    if (str_find_char(text, '\n', 0) != SIZE_MAX)
        luaL_error(L, "a line break in a text of one line");
    return text;
}

static void assign_text(lua_State *L, struct node *n, int index)
{
    if (has_own_text(n))
        n->text = n->kind == NODE_TEXT ? check_line(L, index) : rule_text_check(L, index);
    else
        fill(L, n, index);
    n->generated = true;
}

/* Sets text, label, or a slot by name; false for other keys. */
static bool assign(lua_State *L, struct node *n, struct str key, int index)
{
    const char *name_slot = node_name_slot((enum node_kind)n->kind);
    const char *text_slot = node_text_slot((enum node_kind)n->kind);

    if (str_is(key, "label")) {
        if (n->kind != NODE_PARA && n->kind != NODE_HEADING)
            luaL_error(L, "a %s has no label", kind_name(n));
        n->label = lua_isnil(L, index) ? NULL : read_label(L, index);
    } else if (name_slot != NULL && (str_is(key, "name") || str_is(key, name_slot))) {
        n->name = check_line(L, index);
        if (n->kind == NODE_FIELD)
            n->name = vn_fold_in(doc_arena(L), n->name);
    } else if (text_slot != NULL && str_is(key, text_slot)) {
        n->text = check_line(L, index);
    } else if (str_is(key, "text")) {
        assign_text(L, n, index);
    } else {
        return false;
    }
    return true;
}

int rule_edit_assign(lua_State *L)
{
    struct node *n = rule_node_check_write(L, 1);
    struct str key;

    key.p = luaL_checklstring(L, 2, &key.n);
    if (!assign(L, n, key, 3))
        return luaL_error(L, "'%s' of a %s cannot be set", key.p, kind_name(n));
    return 0;
}

bool rule_edit_next_key(lua_State *L, int table, struct str *key)
{
    struct str best = STR_NONE;
    size_t steps = 0;

    for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) {
        struct str name;

        steps++;
        if (lua_type(L, -2) != LUA_TSTRING)
            continue;
        name.p = lua_tolstring(L, -2, &name.n);
        if ((key->p == NULL || str_cmp(name, *key) > 0) &&
            (best.p == NULL || str_cmp(name, best) < 0))
            best = name;
    }
    rule_charge(L, steps);
    *key = best;
    return best.p != NULL;
}

/* doc.KIND(content): a new unlinked node; upvalue 1: the kind. */
static int make_node(lua_State *L)
{
    enum node_kind kind = (enum node_kind)lua_tointeger(L, lua_upvalueindex(1));
    struct node *n = node_new(doc_arena(L), kind, POS_NONE);
    bool is_table = lua_istable(L, 1);
    struct str key = STR_NONE;

    lua_settop(L, 1);
    rule_charge(L, CHARGE_NODE);
    if (is_table && has_own_text(n)) {
        lua_geti(L, 1, 1);
        assign_text(L, n, 2);
        lua_settop(L, 1);
    } else if (has_own_text(n)) {
        assign_text(L, n, 1);
    } else {
        fill(L, n, 1);
    }
    lua_pushnil(L); /* 2: the key, which the value's metamethods may remove from the table */
    while (is_table && rule_edit_next_key(L, 1, &key)) {
        lua_settop(L, 2);
        lua_pushlstring(L, key.p, key.n);
        lua_replace(L, 2);
        key.p = lua_tolstring(L, 2, &key.n);
        lua_getfield(L, 1, key.p);
        if (!assign(L, n, key, 3))
            node_set_attr(doc_arena(L), n, key.p, check_line(L, 3));
    }
    rule_node_push(L, n);
    return 1;
}

/* Fields, items, blocks, rows, cells and inlines; no controls, no templates. */
static bool is_constructible(enum node_kind kind)
{
    struct node n = {.kind = (uint8_t)kind};

    return kind != NODE_IF && kind != NODE_FOR && kind != NODE_HOLE &&
           node_is(&n, (enum node_class)(NODE_CLASS_FIELD | NODE_CLASS_ITEM | NODE_CLASS_BLOCK |
                                         NODE_CLASS_ROW | NODE_CLASS_CELL | NODE_CLASS_INLINE));
}

const luaL_Reg rule_edit_methods[] = {
    {"append", node_append_content},
    {"prepend", node_prepend_content},
    {"before", node_before},
    {"after", node_after},
    {"replace", node_replace},
    {"remove", node_remove},
    {"clone", node_clone_tree},
    {"set", node_set},
    {NULL, NULL},
};

void rule_edit_open(lua_State *L)
{
    lua_newtable(L);
    for (unsigned k = 0; k < NODE_KIND_COUNT; k++) {
        if (!is_constructible((enum node_kind)k))
            continue;
        rule_node_push_kind(L, (enum node_kind)k);
        lua_pushinteger(L, k);
        lua_pushcclosure(L, make_node, 1);
        lua_rawset(L, -3);
    }
    wrap_lua_freeze(L, -1);
}
