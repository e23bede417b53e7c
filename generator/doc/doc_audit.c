/* SPDX-License-Identifier: MIT */
/* Walks the whole tree once and stops at the first broken invariant. */
#include "doc/doc_audit.h"

#include "base/utf8.h"
#include "doc/iter.h"
#include "doc/label.h"

static const char *check_links(const struct node *n)
{
    if (n->first != NULL && (n->first->prev != NULL || n->last == NULL))
        return "first child";
    if (n->last != NULL && (n->last->next != NULL || n->first == NULL))
        return "last child";
    for (const struct node *c = n->first; c != NULL; c = c->next) {
        if (c->parent != n)
            return "parent link";
        if (c->next != NULL ? c->next->prev != c : n->last != c)
            return "sibling link";
        if (!node_can_contain(n, (enum node_kind)c->kind))
            return "containment";
        if (c->kind != n->first->kind && (n->kind == NODE_FIELD || n->kind == NODE_ITEM) &&
            node_is(c, NODE_CLASS_INLINE) != node_is(n->first, NODE_CLASS_INLINE))
            return "mixed content of a field";
    }
    return NULL;
}

static const char *check_slots(const struct node *n)
{
    if (!utf8_valid(n->name, NULL) || !utf8_valid(n->text, NULL))
        return "text that is not UTF-8";
    if (n->name.n > 0 && node_name_slot((enum node_kind)n->kind) == NULL)
        return "name in a kind without one";
    if (n->text.n > 0 && node_text_slot((enum node_kind)n->kind) == NULL)
        return "text in a kind without one";
    if (n->label != NULL && n->kind != NODE_HEADING && n->kind != NODE_PARA)
        return "label on a kind without one";
    if (n->label != NULL && n->label->depth > LABEL_PATH_MAX)
        return "depth of a label";
    return NULL;
}

static const char *check_place(const struct diag *d, const struct node *n)
{
    if (n->pos.src == 0)
        return NULL;
    if (n->pos.src >= d->src_count)
        return "unknown source";
    if (n->pos.off > d->srcs[n->pos.src]->text.n ||
        n->pos.len > d->srcs[n->pos.src]->text.n - n->pos.off)
        return "place outside its source";
    return NULL;
}

bool doc_audit(struct doc *doc, const char *stage)
{
    for (struct iter it = iter_start(doc->root); iter_next(&it);) {
        const char *fault;

        if (!it.enter)
            continue;
        fault = check_links(it.node);
        if (fault == NULL)
            fault = check_slots(it.node);
        if (fault == NULL)
            fault = check_place(&doc->diag, it.node);
        if (fault == NULL)
            continue;
        diag_at(&doc->diag, it.node->pos, VB_TREE_BROKEN, "%s: %s: %s", stage,
                node_element((enum node_kind)it.node->kind), fault);
        return false;
    }
    return true;
}
