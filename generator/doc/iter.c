/* SPDX-License-Identifier: MIT */
/* The iterator that tolerates changes of the tree. */
#include "doc/iter.h"

struct iter iter_start(struct node *root)
{
    return (struct iter){.root = root, .enter = true};
}

/* Saves the next position in case the current node is unlinked. */
static void remember(struct iter *it)
{
    it->parent = it->node->parent;
    it->next = it->node->next;
}

static void leave(struct iter *it, struct node *n)
{
    it->node = n;
    it->enter = false;
    remember(it);
}

static void enter(struct iter *it, struct node *n)
{
    it->node = n;
    it->enter = true;
    it->skip = false;
}

bool iter_next(struct iter *it)
{
    struct node *next;

    if (it->node == NULL) {
        enter(it, it->root);
        return true;
    }
    if (it->enter) {
        if (it->skip)
            it->enter = false;
        else if (it->node->first != NULL)
            enter(it, it->node->first);
        else
            leave(it, it->node);
        return true;
    }
    if (it->node == it->root)
        return false;
    next = it->node->parent == it->parent ? it->node->next : it->next;
    if (next != NULL)
        enter(it, next);
    else
        leave(it, it->parent);
    return true;
}

void iter_skip(struct iter *it)
{
    if (!it->enter)
        return;
    it->skip = true;
    remember(it);
}
