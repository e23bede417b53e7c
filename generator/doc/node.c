/* SPDX-License-Identifier: MIT */
/* Links, containment, copies; knows nothing about the meaning of a document. */
#include "doc/node.h"

#include <assert.h>
#include <string.h>

#include "doc/walk.h"

static const struct {
    const char *element, *name_slot, *text_slot;
    uint8_t element_len; /* most names already differ in length or first letter */
    unsigned class, contains;
} facts[NODE_KIND_COUNT] = {
#define NODE_KIND(kind, element, class, contains, name, text)                                      \
    [NODE_##kind] = {element, name, text, sizeof(element) - 1, class, contains},
#include "doc/node_kinds.def"
#undef NODE_KIND
};

const char *node_element(enum node_kind kind)
{
    return facts[kind].element;
}

const char *node_name_slot(enum node_kind kind)
{
    return facts[kind].name_slot;
}

const char *node_text_slot(enum node_kind kind)
{
    return facts[kind].text_slot;
}

enum node_kind node_kind_of(struct str element)
{
    for (unsigned k = 0; k < NODE_KIND_COUNT; k++)
        if (element.n == facts[k].element_len && element.p[0] == facts[k].element[0] &&
            memcmp(element.p, facts[k].element, element.n) == 0)
            return (enum node_kind)k;
    return NODE_KIND_COUNT;
}

bool node_is(const struct node *n, enum node_class class)
{
    return (facts[n->kind].class & class) != 0;
}

bool node_can_contain(const struct node *parent, enum node_kind child)
{
    return (facts[parent->kind].contains & facts[child].class) != 0;
}

struct node *node_new(struct arena *a, enum node_kind kind, struct pos pos)
{
    struct node *n = ARENA_NEW(a, struct node);

    n->kind = (uint8_t)kind;
    n->pos = pos;
    n->generated = pos.src == 0;
    return n;
}

struct node *node_text_new(struct arena *a, struct str text, struct pos pos)
{
    struct node *n = node_new(a, NODE_TEXT, pos);

    n->text = text;
    return n;
}

/* Links n between two siblings of `parent`, either of which may be NULL. */
static void link_between(struct node *parent, struct node *prev, struct node *n, struct node *next)
{
    assert(n->parent == NULL);
    assert(node_can_contain(parent, n->kind));
    n->parent = parent;
    n->prev = prev;
    n->next = next;
    if (prev != NULL)
        prev->next = n;
    else
        parent->first = n;
    if (next != NULL)
        next->prev = n;
    else
        parent->last = n;
}

void node_append(struct node *parent, struct node *child)
{
    link_between(parent, parent->last, child, NULL);
}

void node_prepend(struct node *parent, struct node *child)
{
    link_between(parent, NULL, child, parent->first);
}

void node_insert_after(struct node *anchor, struct node *child)
{
    link_between(anchor->parent, anchor, child, anchor->next);
}

void node_insert_before(struct node *anchor, struct node *child)
{
    link_between(anchor->parent, anchor->prev, child, anchor);
}

void node_unlink(struct node *n)
{
    if (n->parent == NULL)
        return;
    if (n->prev != NULL)
        n->prev->next = n->next;
    else
        n->parent->first = n->next;
    if (n->next != NULL)
        n->next->prev = n->prev;
    else
        n->parent->last = n->prev;
    n->parent = n->prev = n->next = NULL;
}

void node_move_children(struct node *to, struct node *from)
{
    assert(to != from);
    while (from->first != NULL) {
        struct node *child = from->first;

        node_unlink(child);
        node_append(to, child);
    }
}

void node_dissolve(struct node *n)
{
    while (n->last != NULL) {
        struct node *child = n->last;

        node_unlink(child);
        node_insert_after(n, child);
    }
    node_unlink(n);
}

static struct node *copy_one(struct arena *a, const struct node *n)
{
    struct node *copy = node_new(a, (enum node_kind)n->kind, n->pos);
    struct attr **tail = &copy->attrs;

    copy->name = n->name;
    copy->text = n->text;
    copy->label = n->label;
    copy->generated = n->generated;
    for (const struct attr *at = n->attrs; at != NULL; at = at->next) {
        *tail = ARENA_NEW(a, struct attr);
        **tail = (struct attr){NULL, at->name, at->value};
        tail = &(*tail)->next;
    }
    return copy;
}

struct node *node_clone(struct arena *a, const struct node *n)
{
    struct node *root = copy_one(a, n);
    struct node *at = root; /* copy of the node entered last */

    for (struct walk it = walk_start(n); walk_next(&it);) {
        if (it.node == n)
            continue;
        if (it.enter) {
            struct node *copy = copy_one(a, it.node);

            node_append(at, copy);
            at = copy;
        } else {
            at = at->parent;
        }
    }
    return root;
}

struct str node_attr(const struct node *n, const char *name)
{
    for (const struct attr *at = n->attrs; at != NULL; at = at->next)
        if (str_is(at->name, name))
            return at->value;
    return STR_NONE;
}

bool node_has_attr(const struct node *n, const char *name)
{
    for (const struct attr *at = n->attrs; at != NULL; at = at->next)
        if (str_is(at->name, name))
            return true;
    return false;
}

void node_set_attr(struct arena *a, struct node *n, const char *name, struct str value)
{
    struct attr **tail = &n->attrs;

    if (value.p == NULL)
        value = STR(""); /* present but empty */
    for (; *tail != NULL; tail = &(*tail)->next) {
        if (!str_is((*tail)->name, name))
            continue;
        (*tail)->value = value;
        return;
    }
    *tail = ARENA_NEW(a, struct attr);
    **tail = (struct attr){NULL, arena_str(a, str_c(name)), value};
}

void node_drop_attr(struct node *n, const char *name)
{
    struct attr **link = &n->attrs;

    while (*link != NULL && !str_is((*link)->name, name))
        link = &(*link)->next;
    if (*link != NULL)
        *link = (*link)->next;
}

void node_plain(struct buf *b, const struct node *n)
{
    size_t start = b->n;

    for (struct walk it = walk_start(n); walk_next(&it);) {
        if (!it.enter)
            continue;
        if (it.node->kind == NODE_NOTE && it.node != n)
            walk_skip(&it);
        else if (!node_is(it.node, NODE_CLASS_INLINE) && b->n > start && b->p[b->n - 1] != '\n')
            buf_char(b, '\n');
        if (it.node->kind == NODE_TEXT || it.node->kind == NODE_CODE ||
            it.node->kind == NODE_VERBATIM)
            buf_str(b, it.node->text);
        else if (it.node->kind == NODE_IMAGE)
            buf_str(b, it.node->name);
        else if (it.node->kind == NODE_BR)
            buf_char(b, '\n');
    }
}

struct str node_plain_in(struct arena *a, const struct node *n)
{
    struct buf b = BUF_NEW;
    struct str text;

    node_plain(&b, n);
    text = arena_str(a, buf_view(&b));
    buf_done(&b);
    return text;
}
