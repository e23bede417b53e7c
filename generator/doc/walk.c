/* SPDX-License-Identifier: MIT */
/* Read-only traversal; relies on unchanged links. */
#include "doc/walk.h"

struct walk walk_start(const struct node *root)
{
    return (struct walk){.root = root};
}

static bool step(struct walk *w, const struct node *n, bool enter)
{
    w->node = n;
    w->enter = enter;
    w->skip = false;
    return true;
}

bool walk_next(struct walk *w)
{
    const struct node *n = w->node;

    if (n == NULL)
        return step(w, w->root, true);
    if (w->enter)
        return n->first != NULL && !w->skip ? step(w, n->first, true) : step(w, n, false);
    if (n == w->root)
        return false;
    return n->next != NULL ? step(w, n->next, true) : step(w, n->parent, false);
}

void walk_skip(struct walk *w)
{
    w->skip = true;
}
