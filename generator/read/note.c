/* SPDX-License-Identifier: MIT */
/* Matches the note references of a document with its notes. */
#include "read/note.h"

#include <stdlib.h>

#include "doc/iter.h"

struct ids {
    struct node **p;
    size_t n;
};

static int compare_ids(const void *pa, const void *pb)
{
    const struct node *a = *(struct node *const *)pa;
    const struct node *b = *(struct node *const *)pb;
    int order = str_cmp(a->name, b->name);

    if (order != 0)
        return order;
    return a->pos.off < b->pos.off ? -1 : a->pos.off > b->pos.off;
}

/* All nodes of a kind in the parts, sorted by id, then position. */
static struct ids collect(struct arena *a, struct node *root, enum node_kind kind)
{
    struct ids ids = {NULL, 0};

    for (struct iter it = iter_start(root); iter_next(&it);)
        ids.n += it.enter && it.node->kind == kind;
    if (ids.n == 0)
        return ids;
    ids.p = ARENA_ARRAY(a, struct node *, ids.n);
    ids.n = 0;
    for (struct iter it = iter_start(root); iter_next(&it);)
        if (it.enter && it.node->kind == kind)
            ids.p[ids.n++] = it.node;
    qsort(ids.p, ids.n, sizeof(struct node *), compare_ids);
    return ids;
}

static void report_id(struct diag *diag, const struct node *n, enum diag_code code)
{
    diag_about(diag, n->pos, code, diag_str(n->name));
}

/* Turns a reference without its note back into text, as it would print nothing. */
static void make_text(struct doc *doc, struct node *mark)
{
    struct str text = arena_printf(&doc->arena, "[^%.*s]", STR_ARG(mark->name));

    report_id(&doc->diag, mark, VB_NOTE_MISSING);
    node_insert_after(mark, node_text_new(&doc->arena, text, mark->pos));
    node_unlink(mark);
}

/* Both lists are sorted, so one pass pairs them. */
void read_note_check(struct doc *doc)
{
    struct ids marks = collect(&doc->arena, doc->root, NODE_NOTE_REF);
    struct ids notes = collect(&doc->arena, doc->root, NODE_NOTE);
    size_t m = 0;

    for (size_t i = 0; i < notes.n; i++) {
        struct str id = notes.p[i]->name;
        bool is_used = false;

        if (i > 0 && str_eq(id, notes.p[i - 1]->name)) {
            report_id(&doc->diag, notes.p[i], VB_NOTE_TWICE);
            continue;
        }
        for (; m < marks.n && str_cmp(marks.p[m]->name, id) < 0; m++)
            make_text(doc, marks.p[m]);
        for (; m < marks.n && str_eq(marks.p[m]->name, id); m++)
            is_used = true;
        if (!is_used)
            report_id(&doc->diag, notes.p[i], VB_NOTE_UNUSED);
    }
    for (; m < marks.n; m++)
        make_text(doc, marks.p[m]);
}
