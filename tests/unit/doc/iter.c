/* SPDX-License-Identifier: MIT */
/* doc/iter.c: enter and leave in order, also while the tree changes. */
#include "doc/iter.h"

#include "unit.h"

/* strong( a emph( b c ) d ) with texts a…d, under a para. */
static struct node *make_tree(struct arena *a)
{
    static const char *const words[] = {"a", "b", "c", "d"};
    struct node *para = node_new(a, NODE_PARA, POS_NONE);
    struct node *strong = node_new(a, NODE_STRONG, POS_NONE);
    struct node *emph = node_new(a, NODE_EMPH, POS_NONE);
    struct node *texts[4];

    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        texts[i] = node_text_new(a, str_c(words[i]), POS_NONE);
    node_append(para, strong);
    node_append(strong, texts[0]);
    node_append(strong, emph);
    node_append(emph, texts[1]);
    node_append(emph, texts[2]);
    node_append(strong, texts[3]);
    return para;
}

/* A step as "<x" or "x>"; x is the word, S, E or P. */
static void put_step(struct buf *b, const struct iter *it)
{
    const char *name = it->node->kind == NODE_STRONG ? "S"
                       : it->node->kind == NODE_EMPH ? "E"
                       : it->node->kind == NODE_PARA ? "P"
                                                     : it->node->text.p;

    buf_printf(b, it->enter ? "<%s" : "%s>", name);
}

static bool is_word(const struct iter *it, const char *word)
{
    return it->node->kind == NODE_TEXT && str_is(it->node->text, word);
}

enum change {
    NOTHING,
    SKIP,
    SKIP_AND_UNLINK,
    UNLINK_LEFT,
    REPLACE,
    INSERT_BEHIND,
    UNLINK_NEXT,
    DEEPEN
};

struct row {
    enum change change;
    const char *want, *left; /* steps; words that are left */
};

static const struct row rows[] = {
    {NOTHING, "<P<S<aa><E<bb><cc>E><dd>S>P>", "abcd"},
    {SKIP, "<P<S<aa><EE><dd>S>P>", "abcd"},
    {SKIP_AND_UNLINK, "<P<S<aa><EE><dd>S>P>", "ad"},
    {UNLINK_LEFT, "<P<S<aa><E<bb><cc>E><dd>S>P>", "ad"},
    {REPLACE, "<P<S<aa><E<bb><cc>E><dd>S>P>", "axbcd"},
    {INSERT_BEHIND, "<P<S<aa><E<bb><cc>E><xx><dd>S>P>", "abcxd"},
    {UNLINK_NEXT, "<P<S<aa><E<bb><cc>E>S>P>", "abc"},
    {DEEPEN, "<P<S<aa><E<bb><cc><xx>E><dd>S>P>", "abcxd"},
};

/* What a caller does at the emphasis. */
static void make_change(struct arena *a, struct iter *it, enum change change)
{
    struct node *n = it->node;

    if (n->kind != NODE_EMPH)
        return;
    if (it->enter && (change == SKIP || change == SKIP_AND_UNLINK))
        iter_skip(it);
    if (it->enter && change == SKIP_AND_UNLINK)
        node_unlink(n);
    if (it->enter && change == DEEPEN)
        node_append(n, node_text_new(a, STR("x"), POS_NONE));
    if (it->enter)
        return;
    if (change == UNLINK_LEFT)
        node_unlink(n);
    if (change == INSERT_BEHIND)
        node_insert_after(n, node_text_new(a, STR("x"), POS_NONE));
    if (change == UNLINK_NEXT)
        node_unlink(n->next);
    if (change == REPLACE) { /* by a text and its own children */
        struct node *x = node_text_new(a, STR("x"), POS_NONE);

        node_insert_before(n, x);
        while (n->last != NULL) {
            struct node *child = n->last;

            node_unlink(child);
            node_insert_after(x, child);
        }
        node_unlink(n);
    }
}

int main(void)
{
    struct arena a;

    arena_init(&a);
    UNIT_EACH (struct row, r, rows) {
        struct node *para = make_tree(&a);
        struct buf steps = BUF_NEW;
        struct iter it = iter_start(para);

        while (iter_next(&it) && steps.n < 1000) {
            put_step(&steps, &it);
            make_change(&a, &it, r->change);
        }
        CHECK(!iter_next(&it)); /* stays at its end */
        CHECK_BUF(&steps, r->want);
        CHECK_STR(node_plain_in(&a, para), r->left);
    }
    { /* a root inside a tree: not a step outside it */
        struct node *para = make_tree(&a);
        struct buf steps = BUF_NEW;

        for (struct iter it = iter_start(para->first->first->next); iter_next(&it);) {
            put_step(&steps, &it);
            CHECK(!is_word(&it, "a") && !is_word(&it, "d"));
        }
        CHECK_BUF(&steps, "<E<bb><cc>E>");
        for (struct iter it = iter_start(para); iter_next(&it);) {
            put_step(&steps, &it);
            iter_skip(&it);
        }
        CHECK_BUF(&steps, "<PP>");
    }
    arena_done(&a);
    return unit_done();
}
