/* SPDX-License-Identifier: MIT */
/* Flattens nested emphasis into runs. */
#include "layout/run.h"

struct run_iter run_start(const struct layout *layout, const struct node *node)
{
    return (struct run_iter){.it = walk_start(node), .layout = layout, .root = node};
}

/* Collects properties from the ancestors of n, at most LIMIT_INLINE_DEPTH. */
static void collect_properties(struct run *run, const struct node *n, const struct node *root)
{
    for (const struct node *up = n->parent; up != NULL && up != root->parent; up = up->parent) {
        run->bold |= up->kind == NODE_STRONG;
        run->italic |= up->kind == NODE_EMPH;
        run->underline |= up->kind == NODE_UNDERLINE;
        run->strike |= up->kind == NODE_STRIKE;
        if (up->kind == NODE_SUP)
            run->vertical = RUN_SUPER;
        if (up->kind == NODE_SUB)
            run->vertical = RUN_SUB;
        if (up->kind == NODE_LINK)
            run->href = up->text;
        if (up->kind == NODE_CONTROL)
            run->control = up;
    }
}

static unsigned note_number(const struct layout *layout, struct str id)
{
    size_t low = 0;
    size_t high = layout->note_order != NULL ? layout->note_count : 0;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint32_t at = layout->note_order[middle];
        int order = str_cmp(layout->notes[at].id, id);

        if (order == 0)
            return at + 1;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* True if the node produces a run. */
static bool make_run(const struct layout *layout, const struct node *n, struct run *run)
{
    switch (n->kind) {
    case NODE_CODE:
    case NODE_TEXT:
    case NODE_VERBATIM:
        run->kind = RUN_TEXT;
        run->text = n->text;
        run->code = n->kind == NODE_CODE;
        return n->text.n > 0;
    case NODE_IMAGE: /* placeholder; pictures are not embedded */
        run->kind = RUN_TEXT;
        run->text = n->name.n > 0 ? n->name : n->text;
        return run->text.n > 0;
    case NODE_BR:
        run->kind = RUN_BREAK;
        run->text = n->text;
        return true;
    case NODE_NOTE_REF:
        run->kind = RUN_NOTE;
        run->note = note_number(layout, n->name);
        run->text = n->name;
        return true;
    case NODE_PAGE_NUMBER:
        run->kind = RUN_PAGE;
        return true;
    default:
        return false;
    }
}

bool run_next(struct run_iter *iter, struct run *run)
{
    if (iter->root == NULL)
        return false;
    while (walk_next(&iter->it)) {
        if (!iter->it.enter)
            continue;
        *run = (struct run){.kind = RUN_TEXT};
        if (!make_run(iter->layout, iter->it.node, run))
            continue;
        collect_properties(run, iter->it.node, iter->root);
        return true;
    }
    return false;
}
