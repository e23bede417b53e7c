/* SPDX-License-Identifier: MIT */
/* Walks a tree without recursion, while it changes: every node is entered, then left. Where
 * it is only read, walk.h does. */
#ifndef ITER_H
#define ITER_H

#include "doc/node.h"

struct iter {
    struct node *node; /* the current node */
    struct node *root;
    struct node *parent, *next; /* of node when it was left or skipped */
    bool enter;                 /* true on the way down, false on the way up */
    bool skip;                  /* leave next */
};

/*
 *   for (struct iter it = iter_start(root); iter_next(&it);)
 *       if (it.enter && it.node->kind == NODE_PARA)
 *           …
 * A node may be changed at any time, also what is linked below or behind it.
 * The current node itself may be unlinked, or replaced by others, when it is left
 * or after iter_skip(): the walk goes on with the node that stood behind it, so
 * that replacements are not visited.
 */
struct iter iter_start(struct node *root);
bool iter_next(struct iter *it);
/* After an enter: the children are not visited; the next step is the leave. */
void iter_skip(struct iter *it);

#endif
