/* SPDX-License-Identifier: MIT */
/* Merges two templates, set by set. */
#include "layout/extend.h"

/* Limit of a based-on chain; cycles are detected and reported later. */
#define BASED_ON_MAX 32u

static struct node *find_same(const struct node *holder, const struct node *like)
{
    for (struct node *n = holder->first; n != NULL; n = n->next)
        if (n->kind == like->kind && str_eq(n->name, like->name))
            return n;
    return NULL;
}

static void take_attrs(struct arena *a, struct node *to, const struct node *from)
{
    for (const struct attr *attr = from->attrs; attr != NULL; attr = attr->next)
        node_set_attr(a, to, arena_str(a, attr->name).p, attr->value);
}

static void drop_attr(struct node *node, const char *name)
{
    for (struct attr **at = &node->attrs; *at != NULL; at = &(*at)->next)
        if (str_is((*at)->name, name)) {
            *at = (*at)->next;
            return;
        }
}

/* Takes the new value; keeps the base's range and clause. */
static void merge_set(struct arena *a, struct node *set, const struct node *derived)
{
    struct str allow = node_attr(set, "allow");
    struct str clause = node_attr(set, "clause");

    drop_attr(set, "small"); /* belongs to the replaced value */
    take_attrs(a, set, derived);
    if (allow.p != NULL)
        node_set_attr(a, set, "allow", allow);
    if (clause.p != NULL)
        node_set_attr(a, set, "clause", clause);
    set->pos = derived->pos;
}

static const struct node *find_style(const struct node *root, struct str id)
{
    for (const struct node *n = root->first; n != NULL; n = n->next)
        if (n->kind == NODE_STYLE && str_eq(n->name, id))
            return n;
    return NULL;
}

/* The set of that name inherited by a style from its based-on chain; NULL if none. */
static const struct node *find_inherited(const struct node *root, const struct node *style,
                                         const struct node *like)
{
    for (unsigned i = 0; i < BASED_ON_MAX; i++) {
        struct str id = node_attr(style, "based-on");
        const struct node *set;

        style = id.p != NULL ? find_style(root, id) : NULL;
        if (style == NULL)
            return NULL;
        set = find_same(style, like);
        if (set != NULL)
            return set;
    }
    return NULL;
}

/* Overrides an inherited value: its range and clause still apply. */
static void add_set(struct arena *a, const struct node *root, struct node *holder,
                    const struct node *derived)
{
    struct node *set = node_clone(a, derived);
    const struct node *was = find_inherited(root, holder, derived);
    struct str clause;

    node_append(holder, set);
    if (was == NULL || !node_has_attr(was, "allow"))
        return;
    node_set_attr(a, set, "allow", node_attr(was, "allow"));
    clause = node_attr(was, "clause");
    if (clause.p == NULL)
        clause = node_attr(was->parent, "clause");
    if (clause.p != NULL)
        node_set_attr(a, set, "clause", clause);
}

static void merge_sets(struct arena *a, const struct node *root, struct node *holder,
                       const struct node *derived)
{
    for (const struct node *n = derived->first; n != NULL; n = n->next) {
        struct node *same = find_same(holder, n);

        if (same != NULL)
            merge_set(a, same, n);
        else
            add_set(a, root, holder, n);
    }
}

/* True for two styles of one kind; "paragraph" is the default. */
static bool is_same_kind(const struct node *base, const struct node *derived)
{
    struct str is = node_attr(base, "kind");
    struct str becomes = node_attr(derived, "kind");

    return becomes.p == NULL || str_eq(is.p != NULL ? is : STR("paragraph"), becomes);
}

static bool merge_child(struct doc *doc, struct node *base, const struct node *child)
{
    struct arena *a = &doc->arena;
    struct node *same = find_same(base, child);

    if (same == NULL) {
        node_append(base, node_clone(a, child));
        return true;
    }
    if (child->kind == NODE_FORM) {
        node_insert_after(same, node_clone(a, child));
        node_unlink(same);
        return true;
    }
    if (!is_same_kind(same, child)) {
        diag_about(&doc->diag, child->pos, VB_TEMPLATE_BAD, diag_str(child->name), diag_c("kind"));
        return false;
    }
    take_attrs(a, same, child);
    merge_sets(a, base, same, child);
    return true;
}

bool layout_extend(struct doc *doc, struct node *base, const struct node *derived)
{
    struct str allow = node_attr(base, "font-allow");
    struct str clause = node_attr(base, "clause");
    bool ok = true;

    take_attrs(&doc->arena, base, derived);
    if (allow.p != NULL)
        node_set_attr(&doc->arena, base, "font-allow", allow);
    if (clause.p != NULL)
        node_set_attr(&doc->arena, base, "clause", clause);
    base->name = derived->name;
    base->pos = derived->pos;
    drop_attr(base, "extends");
    for (const struct node *n = derived->first; n != NULL && ok; n = n->next)
        ok = merge_child(doc, base, n);
    return ok;
}
