/* SPDX-License-Identifier: MIT */
/* Links of boxes and their walk. */
#include "layout/box.h"

struct box *box_new(struct arena *a, enum box_kind kind, const struct style *style,
                    const struct node *node)
{
    struct box *box = ARENA_NEW(a, struct box);

    box->kind = (uint8_t)kind;
    box->style = style;
    box->node = node;
    box->cell.span = 1;
    return box;
}

void box_append(struct box *parent, struct box *child)
{
    child->parent = parent;
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

struct box *box_next(const struct box *root, const struct box *box)
{
    if (box->first != NULL)
        return box->first;
    while (box != root && box->next == NULL)
        box = box->parent;
    return box == root ? NULL : box->next;
}
