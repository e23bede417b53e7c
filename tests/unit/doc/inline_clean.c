/* SPDX-License-Identifier: MIT */
/* doc/inline_clean.c: blanks and neighbours of made-up paragraphs, against their plain text
 * put in order letter by letter. */
#include "doc/inline_clean.h"

#include "unit.h"

#include "base/utf8.h"
#include "doc/doc.h"
#include "doc/iter.h"

#define PARAGRAPHS 20000

static const char *const pieces[] = {
    "a",
    "ệ",
    "– ",
    " ",
    "  ",
    "\t",
    "\u00A0",
    "Ủy ban nhân dân tỉnh",
    " và các ban, ngành ",
    "Sơn La ",
    " 8 chữ  cái",
    "",
    "một câu dài hơn tám chữ, \u2003có dấu cách rộng",
};

static unsigned pick(uint32_t *state, unsigned n)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 16) % n;
}

/* Pieces, breaks and emphasis below n. */
static void grow(struct arena *a, struct node *n, uint32_t *state, unsigned depth)
{
    static const enum node_kind kinds[] = {NODE_STRONG, NODE_EMPH, NODE_UNDERLINE};

    for (unsigned i = pick(state, 6); i > 0; i--) {
        unsigned what = pick(state, 10);
        struct node *child;

        if (what == 0)
            child = node_new(a, NODE_BR, POS_NONE);
        else if (what <= 2 && depth < 3)
            child = node_new(a, kinds[pick(state, ARRAY_LEN(kinds))], POS_NONE);
        else
            child = node_text_new(a, str_c(pieces[pick(state, ARRAY_LEN(pieces))]), POS_NONE);
        node_append(n, child);
        if (child->kind != NODE_TEXT && child->kind != NODE_BR)
            grow(a, child, state, depth + 1);
    }
}

/* What the plain text has to be: a blank once, none beside a line end, no line end outside. */
static void put_in_order(struct buf *want, struct str plain)
{
    bool is_blank = false;
    size_t breaks = 0;

    for (size_t i = 0; i < plain.n;) {
        size_t from = i;
        uint32_t cp = utf8_next(plain, &i);

        if (cp == '\n') {
            breaks++;
        } else if (utf8_is_space(cp)) {
            is_blank = true;
        } else {
            for (; want->n > 0 && breaks > 0; breaks--, is_blank = false)
                buf_char(want, '\n');
            if (is_blank && want->n > 0)
                buf_char(want, ' ');
            buf_str(want, str_sub(plain, from, i));
            is_blank = false;
            breaks = 0;
        }
    }
}

static void check_neighbours(struct node *para)
{
    for (struct iter it = iter_start(para); iter_next(&it);) {
        const struct node *n = it.node;

        if (!it.enter || n == para)
            continue;
        CHECK(n->kind == NODE_TEXT ? n->text.n > 0 : n->kind == NODE_BR || n->first != NULL);
        CHECK(n->kind == NODE_BR || n->next == NULL || n->next->kind != n->kind);
    }
}

int main(void)
{
    uint32_t state = 20260101;
    struct buf plain = BUF_NEW;
    struct buf want = BUF_NEW;

    for (unit_row = 0; unit_row < PARAGRAPHS; unit_row++) {
        struct doc *doc = doc_new(DIAG_EN);
        struct node *para = node_new(&doc->arena, NODE_PARA, POS_NONE);

        grow(&doc->arena, para, &state, 0);
        buf_clear(&plain);
        node_plain(&plain, para);
        buf_clear(&want);
        put_in_order(&want, buf_view(&plain));
        inline_clean(&doc->arena, para);
        buf_clear(&plain);
        node_plain(&plain, para);
        CHECK(str_eq(buf_view(&plain), buf_view(&want)));
        check_neighbours(para);
        doc_free(doc);
    }
    unit_row = SIZE_MAX;
    buf_done(&plain);
    buf_done(&want);
    return unit_done();
}
