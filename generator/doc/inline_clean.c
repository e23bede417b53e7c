/* SPDX-License-Identifier: MIT */
#include "doc/inline_clean.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vn_common.h"
#include "doc/iter.h"

/* State of the blanks seen so far: `blank` is the TEXT that ends in the last one. */
struct tidying {
    struct arena *arena;
    struct buf text;
    struct node *blank;
    bool drops; /* the next blank is redundant */
};

/* True if a text has no blanks other than single U+0020 inside. */
static bool is_tidy(struct str s)
{
    if (s.n == 0 || s.p[0] == ' ' || s.p[s.n - 1] == ' ' || str_has_pair(s, ' '))
        return false;
    for (size_t i = 0; (i = vn_common_end(s, i)) < s.n;)
        if ((unsigned char)s.p[i] < ' ' || utf8_is_space(utf8_next(s, &i)))
            return false;
    return true;
}

/* Fast path for a text with at most a single U+0020 at each end, the most frequent case; false if
 * it is not one. */
static bool tidy_edges(struct tidying *t, struct node *n)
{
    struct str s = n->text;
    size_t start = s.n > 0 && s.p[0] == ' ';
    size_t end = s.n - (s.n > start && s.p[s.n - 1] == ' ');

    if (!is_tidy(str_sub(s, start, end)))
        return false;
    if (t->drops)
        n->text = str_sub(s, start, s.n);
    t->drops = end < s.n;
    t->blank = t->drops ? n : NULL;
    return true;
}

static void tidy_text(struct tidying *t, struct node *n)
{
    struct str s = n->text;

    if (tidy_edges(t, n))
        return;
    buf_clear(&t->text);
    for (size_t i = 0; i < s.n;) {
        size_t at = i;

        if (!utf8_is_space(utf8_next(s, &i))) {
            buf_str(&t->text, str_sub(s, at, i));
            t->drops = false;
            t->blank = NULL;
        } else if (!t->drops) {
            buf_char(&t->text, ' ');
            t->drops = true;
            t->blank = n;
        }
    }
    n->text = arena_str(t->arena, buf_view(&t->text));
}

static bool is_emphasis(const struct node *n)
{
    return n->kind == NODE_STRONG || n->kind == NODE_EMPH || n->kind == NODE_UNDERLINE ||
           n->kind == NODE_STRIKE || n->kind == NODE_SUP || n->kind == NODE_SUB;
}

/* Drops a blank before the end of a line. */
static void end_line(struct tidying *t)
{
    if (t->blank != NULL)
        t->blank->text.n--;
    t->blank = NULL;
    t->drops = true;
}

static void tidy_blanks(struct arena *a, struct node *n)
{
    struct tidying t = {a, BUF_NEW, NULL, true};

    for (struct iter it = iter_start(n); iter_next(&it);) {
        if (!it.enter)
            continue;
        if (it.node->kind == NODE_TEXT) {
            tidy_text(&t, it.node);
        } else if (it.node->kind == NODE_BR) {
            end_line(&t);
        } else if (it.node != n && it.node->first == NULL && !is_emphasis(it.node) &&
                   !node_is(it.node, NODE_CLASS_BLOCK)) { /* an image or a note reference */
            t.drops = false;
            t.blank = NULL;
        }
    }
    end_line(&t);
    buf_done(&t.text);
}

static bool is_empty(const struct node *n)
{
    return n->kind == NODE_TEXT ? n->text.n == 0 : is_emphasis(n) && n->first == NULL;
}

/* Merges b into a, its previous sibling of the same kind. */
static void merge(struct arena *arena, struct node *a, struct node *b)
{
    if (a->kind == NODE_TEXT) {
        char *p = arena_alloc(arena, a->text.n + b->text.n + 1);

        memcpy(p, a->text.p, a->text.n);
        memcpy(p + a->text.n, b->text.p, b->text.n);
        p[a->text.n + b->text.n] = '\0';
        a->text = (struct str){p, a->text.n + b->text.n};
        if (a->pos.src == b->pos.src && b->pos.off >= a->pos.off)
            a->pos.len = b->pos.off + b->pos.len - a->pos.off;
    } else {
        node_move_children(a, b);
    }
    node_unlink(b);
}

/* Next sibling to merge into c: the same kind, or for emphasis a blank followed by the same kind;
 * NULL if none. */
static struct node *find_own(const struct node *c)
{
    struct node *next = c->next;

    if (next == NULL || (c->kind != NODE_TEXT && !is_emphasis(c)))
        return NULL;
    if (next->kind == c->kind)
        return next;
    return is_emphasis(c) && next->kind == NODE_TEXT && str_is(next->text, " ") &&
                   next->next != NULL && next->next->kind == c->kind
               ? next
               : NULL;
}

static void drop_empty(struct node *n)
{
    struct node *next;

    for (struct node *c = n->first; c != NULL; c = next) {
        next = c->next;
        if (is_empty(c))
            node_unlink(c);
    }
}

void inline_clean_neighbours(struct arena *a, struct node *n)
{
    for (struct node *c = n->first; c != NULL; c = c->next)
        if (is_emphasis(c) || c->kind == NODE_LINK)
            inline_clean_neighbours(a, c);
    drop_empty(n);
    for (struct node *c = n->first; c != NULL; c = c->next) {
        bool has_taken = false;

        for (struct node *next; (next = find_own(c)) != NULL; has_taken = true) {
            if (next->kind == c->kind) {
                merge(a, c, next);
            } else {
                node_unlink(next);
                node_append(c, next);
            }
        }
        if (has_taken && is_emphasis(c))
            inline_clean_neighbours(a, c); /* the merged children may have mergeable neighbours */
    }
}

/* The BR at an end of n, also inside emphasis; NULL if none. */
static struct node *break_at(struct node *n, bool at_end)
{
    do
        n = at_end ? n->last : n->first;
    while (n != NULL && is_emphasis(n));
    return n != NULL && n->kind == NODE_BR ? n : NULL;
}

void inline_clean(struct arena *a, struct node *n)
{
    struct node *edge;

    tidy_blanks(a, n);
    inline_clean_neighbours(a, n);
    while ((edge = break_at(n, false)) != NULL || (edge = break_at(n, true)) != NULL) {
        node_unlink(edge);
        inline_clean_neighbours(a, n);
    }
}

/* Length in bytes of a leaf in the plain text. */
static size_t plain_size(const struct node *n)
{
    if (n->kind == NODE_TEXT || n->kind == NODE_CODE)
        return n->text.n;
    if (n->kind == NODE_IMAGE)
        return n->name.n;
    return n->kind == NODE_BR ? 1 : 0;
}

/* Clips a leaf that spans [at, end) to [from, to). */
static void cut_leaf(struct node *n, size_t at, size_t end, size_t from, size_t to)
{
    bool is_out = at == end ? at < from || at > to : end <= from || at >= to;

    if (!is_out) {
        if (n->kind == NODE_TEXT)
            n->text = str_sub(n->text, from > at ? from - at : 0, to < end ? to - at : end - at);
    } else if (!is_emphasis(n)) { /* emptied emphasis is removed later */
        node_unlink(n);
    }
}

void inline_clean_cut(struct arena *a, struct node *n, size_t from, size_t to)
{
    size_t at = 0;

    for (struct iter it = iter_start(n); iter_next(&it);) {
        size_t size = plain_size(it.node);

        if (it.enter || it.node == n || it.node->first != NULL)
            continue;
        cut_leaf(it.node, at, at + size, from, to);
        at += size;
    }
    inline_clean(a, n);
}

bool inline_clean_unwrap(struct node *n, enum node_kind kind)
{
    struct node *outer = n->first;

    if (outer == NULL)
        return false;
    for (const struct node *c = outer->next; c != NULL; c = c->next)
        if (c->kind != NODE_NOTE_REF)
            return false;
    if (outer->kind != kind)
        return is_emphasis(outer) && inline_clean_unwrap(outer, kind);
    node_dissolve(outer);
    return true;
}

void inline_clean_join(struct arena *a, struct node *to, struct node *from, bool is_break)
{
    if (to->first != NULL && from->first != NULL)
        node_append(to, is_break ? node_new(a, NODE_BR, POS_NONE)
                                 : node_text_new(a, STR(" "), POS_NONE));
    node_move_children(to, from);
    inline_clean_neighbours(a, to);
}
