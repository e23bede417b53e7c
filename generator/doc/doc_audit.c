/* SPDX-License-Identifier: MIT */
/* Walks the tree once and stops at the first broken invariant. */
#include "doc/doc_audit.h"

#include "base/utf8.h"
#include "doc/iter.h"
#include "doc/label.h"

static const char *check_links(const struct node *n)
{
    if (n->kind >= NODE_KIND_COUNT)
        return "kind";
    if (n->first != NULL && (n->first->prev != NULL || n->last == NULL))
        return "first child";
    if (n->last != NULL && (n->last->next != NULL || n->first == NULL))
        return "last child";
    for (const struct node *c = n->first; c != NULL; c = c->next) {
        if (c->parent != n)
            return "parent link";
        if (c->next != NULL ? c->next->prev != c : n->last != c)
            return "sibling link";
        if (c->kind >= NODE_KIND_COUNT || !node_can_contain(n, (enum node_kind)c->kind))
            return "containment";
        if (c->kind != n->first->kind && (n->kind == NODE_FIELD || n->kind == NODE_ITEM) &&
            node_is(c, NODE_CLASS_INLINE) != node_is(n->first, NODE_CLASS_INLINE))
            return "mixed content of a field";
    }
    return NULL;
}

/* Valid slot contents; tabs and line feeds are allowed for verbatim blocks. */
static const char *check_text(struct str s)
{
    if (!utf8_valid(s, NULL))
        return "text that is not UTF-8";
    for (size_t i = 0; i < s.n; i++)
        if (((unsigned char)s.p[i] < 0x20 && s.p[i] != '\t' && s.p[i] != '\n') || s.p[i] == 0x7F)
            return "control character in text";
    return NULL;
}

static const char *check_texts(const struct node *n)
{
    const char *fault = check_text(n->name);

    if (fault == NULL)
        fault = check_text(n->text);
    if (fault == NULL && n->label != NULL)
        fault = check_text(n->label->text);
    for (const struct attr *at = n->attrs; fault == NULL && at != NULL; at = at->next) {
        fault = check_text(at->name);
        if (fault == NULL)
            fault = check_text(at->value);
    }
    return fault;
}

static const char *check_slots(const struct node *n)
{
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
    const struct src *src = diag_src_of(d, n->pos);

    if (n->pos.src == 0)
        return NULL;
    if (src == NULL)
        return "unknown source";
    if (src->package != NULL)
        return NULL; /* a paragraph and a run, no bytes */
    if (n->pos.off > src->text.n || n->pos.len > src->text.n - n->pos.off)
        return "place outside its source";
    return NULL;
}

static bool report(struct doc *doc, const char *stage, const struct node *n, const char *fault)
{
    const char *element = n->kind < NODE_KIND_COUNT ? node_element((enum node_kind)n->kind) : "?";

    diag_about(&doc->diag, n->pos, VB_TREE_BROKEN, diag_c(stage), diag_c(element), diag_c(fault));
    return false;
}

bool doc_audit(struct doc *doc, const char *stage)
{
    if (doc->root->kind != NODE_DOC || doc->root->parent != NULL)
        return report(doc, stage, doc->root, "root");
    for (struct iter it = iter_start(doc->root); iter_next(&it);) {
        const char *fault;

        if (!it.enter)
            continue;
        fault = check_links(it.node);
        if (fault == NULL)
            fault = check_slots(it.node);
        if (fault == NULL)
            fault = check_texts(it.node);
        if (fault == NULL)
            fault = check_place(&doc->diag, it.node);
        if (fault != NULL)
            return report(doc, stage, it.node, fault);
    }
    return true;
}
