/* SPDX-License-Identifier: MIT */
/* Walks a tree that is only read: every node is entered, then left. What is changed on the
 * way needs iter.h. */
#ifndef WALK_H
#define WALK_H

#include "doc/node.h"

struct walk {
    const struct node *node; /* the current node */
    const struct node *root;
    bool enter; /* true on the way down, false on the way up */
    bool skip;  /* leave next */
};

/*
 *   for (struct walk it = walk_start(root); walk_next(&it);)
 *       if (it.enter && it.node->kind == NODE_PARA)
 *           …
 * Links must stay as they are, from the root down, as long as the walk goes on.
 */
struct walk walk_start(const struct node *root);
/* The next step; false when the root was left. */
bool walk_next(struct walk *w);
/* After an enter: the children are not visited; the next step is the leave. */
void walk_skip(struct walk *w);

#endif
