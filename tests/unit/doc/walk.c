/* SPDX-License-Identifier: MIT */
/* doc/walk.c: the steps of iter.h, through a tree that stays as it is. */
#include "doc/walk.h"
#include "doc/iter.h"

#include "unit.h"

/* emph( a ) strong( emph( b c ) emph() ), under a para. */
static struct node *make_tree(struct arena *a)
{
    struct node *para = node_new(a, NODE_PARA, POS_NONE);
    struct node *strong = node_new(a, NODE_STRONG, POS_NONE);

    for (unsigned i = 0; i < 3; i++) {
        struct node *emph = node_new(a, NODE_EMPH, POS_NONE);

        node_append(i == 0 ? para : strong, emph);
        for (unsigned words = i; i < 2 && words < 2 * i + 1; words++)
            node_append(emph, node_text_new(a, STR("x"), POS_NONE));
    }
    node_append(para, strong);
    return para;
}

static unsigned count_nodes(const struct node *n)
{
    unsigned count = 1;

    for (const struct node *c = n->first; c != NULL; c = c->next)
        count += count_nodes(c);
    return count;
}

/* Both ways side by side; `skipped` is not looked into. */
static unsigned compare_steps(struct node *root, const struct node *skipped)
{
    struct iter it = iter_start(root);
    struct walk w = walk_start(root);
    unsigned steps = 0;

    while (iter_next(&it)) {
        if (!walk_next(&w) || w.node != it.node || w.enter != it.enter)
            return 0;
        if (it.enter && it.node == skipped) {
            iter_skip(&it);
            walk_skip(&w);
        }
        steps++;
    }
    return walk_next(&w) || walk_next(&w) ? 0 : steps;
}

int main(void)
{
    struct arena a;
    struct node *para;

    arena_init(&a);
    para = make_tree(&a);
    CHECK_UINT(count_nodes(para), 8);
    CHECK_UINT(compare_steps(para, NULL), 2 * 8);
    CHECK_UINT(compare_steps(para, para), 2);
    CHECK_UINT(compare_steps(para, para->last->first), 2 * 6);
    CHECK_UINT(compare_steps(para->last->first, NULL), 2 * 3); /* not a step outside the root */
    CHECK_UINT(compare_steps(para->last->last, NULL), 2);
    arena_done(&a);
    return unit_done();
}
