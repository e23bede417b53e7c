/* SPDX-License-Identifier: MIT */
/* Read-only traversal of a tree without recursion: every node is entered, then left. If the tree
 * changes, use iter.h. */
#ifndef WALK_H
#define WALK_H

#include "doc/node.h"

struct walk {
    const struct node *node; /* the current node */
    const struct node *root;
    bool enter; /* true on the way down, false on the way up */
    bool skip;  /* leave the node next */
};

/*
 * for (struct walk it = walk_start(root); walk_next(&it);)
 *       if (it.enter && it.node->kind == NODE_PARA)
 *           …
 * Links from the root down must not change during the walk.
 */
struct walk walk_start(const struct node *root);
/* Advances; false after the root was left. */
bool walk_next(struct walk *w);
/* After an enter: skips the children; the next step is the leave. */
void walk_skip(struct walk *w);

#endif
