/* SPDX-License-Identifier: MIT */
/* The one walk. */
#include "doc/iter.h"

struct iter iter_start(struct node *root)
{
    return (struct iter){NULL, root, true};
}

bool iter_next(struct iter *it)
{
    if (it->node == NULL) {
        it->node = it->root;
        it->enter = true;
        return true;
    }
    if (it->enter) {
        if (it->node->first != NULL)
            it->node = it->node->first;
        else
            it->enter = false;
        return true;
    }
    if (it->node == it->root)
        return false;
    if (it->node->next != NULL) {
        it->node = it->node->next;
        it->enter = true;
    } else {
        it->node = it->node->parent;
    }
    return true;
}

void iter_skip(struct iter *it)
{
    it->enter = false;
}
