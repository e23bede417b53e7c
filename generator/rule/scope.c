/* SPDX-License-Identifier: MIT */
/*
 * Meaning of names in holes. A name alone denotes a node, so that its emphasis is kept; in an
 * expression a field is its text, a list a sequence of texts or of groups (`x.ho_ten`), and what is
 * absent is nil.
 */
#include "base/near.h"
#include "base/utf8.h"
#include "base/vn.h"
#include "doc/meta.h"
#include "rule/private.h"

#define VIEW_META "vanban.fields"

/* A head or an item with fields, as a Lua value. */
struct view {
    struct node *node;
    uint32_t run;
};

static struct node *main_head(const struct rule_run *run)
{
    struct node *part = doc_main(run->doc);

    return part != NULL ? meta_head(part) : NULL;
}

/* The head whose fields can be named directly: that of the current part. */
static struct node *scope_head(const struct rule_run *run)
{
    return run->fill.part != NULL ? meta_head(run->fill.part) : main_head(run);
}

static bool is_group(const struct node *n)
{
    return n->kind == NODE_HEAD ||
           (n->kind == NODE_ITEM && n->first != NULL && n->first->kind == NODE_FIELD);
}

/* Whether a rule announces a field of this name. */
static bool is_given(const struct rule_run *run, struct str name)
{
    const struct rule_name *given = run->program->gives;

    while (given != NULL && !str_eq(given->name, name))
        given = given->next;
    return given != NULL;
}

/* The most similar name among the document's fields, then the table of fields. */
static struct str nearest(const struct node *holder, struct str name, enum meta_origin origin)
{
    struct near near = near_to(name, near_usual(name.n));

    for (const struct node *n = holder != NULL ? holder->first : NULL; n != NULL; n = n->next)
        if (n->kind == NODE_FIELD && n->text.n > 0)
            near_try(&near, n->name, n->text);
    return near.found.p != NULL ? near.found : meta_nearest(name, origin);
}

/* The field of a group by name. Scratch holds the two ambiguous names, or the name nearest to an
 * unknown one. */
static enum rule_found find_field(struct rule_run *run, struct node *holder, struct str name,
                                  struct node **node)
{
    bool is_item = holder != NULL && holder->kind == NODE_ITEM;
    enum meta_origin origin = is_item ? META_SIGNER : META_SOURCE;
    struct node *field = meta_get_str(holder, name);

    *node = field;
    for (const struct node *n = field; n != NULL && n->next != NULL;) {
        n = n->next;
        if (n->kind != NODE_FIELD || !str_eq(n->name, name))
            continue;
        buf_printf(rule_run_scratch(run), "%.*s, %.*s", STR_ARG(field->text), STR_ARG(n->text));
        return RULE_AMBIGUOUS;
    }
    if (field != NULL)
        return RULE_FOUND;
    if (meta_find(name, origin) != NULL || is_given(run, name))
        return RULE_ABSENT;
    buf_str(rule_run_scratch(run), nearest(holder, name, origin));
    return RULE_UNKNOWN;
}

static const struct rule_var *find_var(const struct rule_run *run, struct str name)
{
    const struct rule_var *var = run->fill.vars;

    while (var != NULL && !str_eq(var->name, name))
        var = var->outer;
    return var;
}

/* The item at an index of a list; a field written on one line is a list of one. */
static enum rule_found find_place(struct node *list, uint32_t place, struct node **node)
{
    struct node *item = list->first;

    if (item != NULL && item->kind != NODE_ITEM)
        item = place == 1 ? list : NULL;
    else
        for (; item != NULL && place != 1; place--)
            item = item->next;
    *node = item;
    return item != NULL ? RULE_FOUND : RULE_ABSENT;
}

/* Follows one step of a path below a node; a list of one is treated as its item. */
static enum rule_found step(struct rule_run *run, struct node *from, struct str name,
                            struct node **node)
{
    uint32_t place;

    if (from->kind == NODE_FIELD && str_uint(name, UINT32_MAX, &place))
        return find_place(from, place, node);
    if (from->kind == NODE_FIELD && from->first != NULL && from->first == from->last &&
        is_group(from->first))
        from = from->first;
    return is_group(from) ? find_field(run, from, name, node) : RULE_VALUE;
}

enum rule_found rule_scope_find(struct rule_run *run, struct str path, struct node **node)
{
    enum rule_found found = RULE_FOUND;
    const struct rule_var *var;
    struct str name;

    *node = NULL;
    if (!str_split(&path, '.', &name))
        return RULE_VALUE;
    var = find_var(run, name);
    if (var != NULL) {
        *node = var->node;
        found = var->node != NULL ? RULE_FOUND : RULE_VALUE;
    } else {
        found = find_field(run, scope_head(run), name, node);
        if (found == RULE_UNKNOWN && str_is(name, "vb")) {
            *node = main_head(run);
            found = *node != NULL ? RULE_FOUND : RULE_VALUE;
        } else if (found == RULE_UNKNOWN && path.p != NULL) {
            return RULE_VALUE; /* may be text.upper */
        }
    }
    while (found == RULE_FOUND && str_split(&path, '.', &name))
        found = step(run, *node, name, node);
    return found;
}

static void push_view(lua_State *L, struct node *n)
{
    struct view *view = lua_newuserdatauv(L, sizeof(*view), 0);

    *view = (struct view){n, rule_run_of(L)->number};
    luaL_setmetatable(L, VIEW_META);
}

/* Pushes the text of inlines; nil if empty. */
static void push_text(lua_State *L, const struct node *n)
{
    struct str text = rule_node_text(rule_run_of(L), n);

    if (text.n == 0)
        lua_pushnil(L);
    else
        lua_pushlstring(L, text.p, text.n);
}

static void push_item(lua_State *L, struct node *item)
{
    if (is_group(item))
        push_view(L, item);
    else
        push_text(L, item);
}

/* A field is a list by its content or by the table of fields. */
static bool is_list(const struct node *field)
{
    const struct meta_field *fact = meta_find(field->name, META_SOURCE);

    if (field->first != NULL && field->first->kind == NODE_ITEM)
        return true;
    return fact != NULL && field->first != NULL && fact->shape == META_LIST;
}

static void push_value(lua_State *L, struct node *n)
{
    lua_Integer count = 0;

    if (is_group(n)) {
        push_view(L, n);
        return;
    }
    if (!rule_fill_field(rule_run_of(L), n)) {
        rule_run_of(L)->fill.hole_reported = true;
        luaL_error(L, "%s", "");
    }
    if (n->kind != NODE_FIELD || !is_list(n)) {
        push_text(L, n);
        return;
    }
    lua_newtable(L);
    if (n->first->kind != NODE_ITEM) { /* a list of one, written on one line */
        push_text(L, n);
        lua_rawseti(L, -2, 1);
        return;
    }
    for (struct node *item = n->first; item != NULL; item = item->next) {
        push_item(L, item);
        if (lua_isnil(L, -1)) {
            lua_pop(L, 1);
            lua_pushliteral(L, "");
        }
        lua_rawseti(L, -2, ++count);
    }
}

/* Raises the failure that find_field reported. */
static void fail(lua_State *L, enum rule_found found, struct str name)
{
    struct rule_run *run = rule_run_of(L);
    bool is_unknown = found == RULE_UNKNOWN;

    run->fill.hole_code = is_unknown ? VB_HOLE_UNKNOWN : VB_HOLE_AMBIGUOUS;
    if (!is_unknown)
        name = buf_view(&run->scratch);
    lua_pushlstring(L, name.n > 0 ? name.p : "", name.n);
    lua_error(L);
}

/* x.ho_ten, vb["số ký hiệu"] */
static int view_index(lua_State *L)
{
    struct rule_run *run = rule_run_of(L);
    const struct view *view = luaL_checkudata(L, 1, VIEW_META);
    struct node *node;
    struct str name;
    enum rule_found found;

    if (view->run != run->number)
        return luaL_error(L, "these fields are of an earlier document");
    name.p = luaL_checklstring(L, 2, &name.n);
    if (!utf8_valid(name, NULL))
        return luaL_error(L, "a name that is not UTF-8");
    name = vn_fold_in(&run->doc->arena, name);
    found = find_field(run, view->node, name, &node);
    if (found == RULE_UNKNOWN || found == RULE_AMBIGUOUS)
        fail(L, found, name);
    if (found == RULE_FOUND)
        push_value(L, node);
    else
        lua_pushnil(L);
    return 1;
}

static void push_var(lua_State *L, const struct rule_var *var)
{
    if (var->node != NULL) {
        push_value(L, var->node);
    } else if (var->list == LUA_NOREF) {
        lua_pushinteger(L, var->number);
    } else {
        lua_rawgeti(L, LUA_REGISTRYINDEX, var->list);
        lua_geti(L, -1, var->number);
        lua_remove(L, -2);
    }
}

/* A name of an expression: variable, field, library, function of Lua. */
static int env_index(lua_State *L)
{
    struct rule_run *run = rule_run_of(L);
    const struct rule_var *var;
    struct node *node;
    struct str name;
    enum rule_found found;

    name.p = luaL_checklstring(L, 2, &name.n);
    var = find_var(run, name);
    if (var != NULL) {
        push_var(L, var);
        return 1;
    }
    found = find_field(run, scope_head(run), name, &node);
    if (found == RULE_AMBIGUOUS)
        fail(L, found, name);
    if (found == RULE_FOUND) {
        push_value(L, node);
        return 1;
    }
    if (found == RULE_ABSENT) {
        lua_pushnil(L);
        return 1;
    }
    if (str_is(name, "vb") && main_head(run) != NULL) {
        push_view(L, main_head(run));
        return 1;
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, run->program->refs.names);
    if (lua_getfield(L, -1, name.p) != LUA_TNIL)
        return 1;
    wrap_lua_base(L);
    if (lua_getfield(L, -1, name.p) != LUA_TNIL)
        return 1;
    (void)find_field(run, scope_head(run), name, &node); /* restores the message in scratch */
    fail(L, RULE_UNKNOWN, name);
    return 0;
}

void rule_scope_push_env(lua_State *L)
{
    (void)lua_newuserdatauv(L, 0, 0);
    luaL_setmetatable(L, "vanban.env");
}

void rule_scope_open(lua_State *L)
{
    luaL_newmetatable(L, VIEW_META);
    lua_pushcfunction(L, view_index);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
    luaL_newmetatable(L, "vanban.env");
    lua_pushcfunction(L, env_index);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
}
