/* SPDX-License-Identifier: MIT */
/* Walks a tree without recursion: every node is entered, then left. */
#ifndef ITER_H
#define ITER_H

#include "doc/node.h"

struct iter {
    struct node *node; /* the current node */
    struct node *root;
    bool enter; /* true on the way down, false on the way up */
};

/*
 *   for (struct iter it = iter_start(root); iter_next(&it);)
 *       if (it.enter && it.node->kind == NODE_PARA)
 *           …
 * A node may be changed at any time, and unlinked or replaced when it is left
 * and no longer needed by the walk: take `it` on with iter_skip first.
 */
struct iter iter_start(struct node *root);
bool iter_next(struct iter *it);
/* After an enter: the children are not visited; the next step is the leave. */
void iter_skip(struct iter *it);

#endif
