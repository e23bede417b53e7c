/* SPDX-License-Identifier: MIT */
/* Traversal without recursion of a tree that may change: every node is entered, then left. For
 * read-only traversal use walk.h. */
#ifndef ITER_H
#define ITER_H

#include "doc/node.h"

struct iter {
    struct node *node; /* the current node */
    struct node *root;
    struct node *parent, *next; /* of node, when it was left or skipped */
    bool enter;                 /* true on the way down, false on the way up */
    bool skip;                  /* leave the node next */
};

/*
 * for (struct iter it = iter_start(root); iter_next(&it);)
 *       if (it.enter && it.node->kind == NODE_PARA)
 *           …
 * Nodes may be changed at any time, and so may anything linked below or after the current one. The
 * current node itself may be unlinked or replaced when it is left or after iter_skip(): the
 * traversal continues with its former successor, so replacements are not visited.
 */
struct iter iter_start(struct node *root);
bool iter_next(struct iter *it);
/* After an enter: skips the children; the next step is the leave. */
void iter_skip(struct iter *it);

#endif
