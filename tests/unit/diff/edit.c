/* SPDX-License-Identifier: MIT */
/* diff/edit.c: edits in any order, made at once. */
#include "diff/edit.h"

#include "unit.h"

static const struct row {
    struct {
        size_t off, len;
        const char *with; /* NULL: no more edits */
    } edits[4];
    const char *want; /* NULL: refused */
} rows[] = {
    {{{0}}, "0123456789"},
    {{{8, 1, "x"}, {2, 3, "yz"}}, "01yz567x9"},
    {{{2, 3, ""}}, "0156789"},
    /* insertions keep their order and stand before a replacement at their place */
    {{{4, 2, "r"}, {4, 0, "a"}, {4, 0, "b"}}, "0123abr6789"},
    {{{0, 0, "a"}, {10, 0, "b"}}, "a0123456789b"},
    {{{0, 10, "all"}}, "all"},
    {{{2, 3, "x"}, {5, 1, "y"}}, "01xy6789"},
    {{{2, 3, "x"}, {4, 1, "y"}}, NULL},
    {{{2, 3, "x"}, {2, 3, "y"}}, NULL},
    {{{2, 3, "x"}, {3, 0, "y"}}, NULL},
    {{{9, 2, "x"}}, NULL},
    {{{11, 0, "x"}}, NULL},
};

int main(void)
{
    UNIT_EACH (struct row, r, rows) {
        struct arena a;
        struct diff_edit edits;
        struct buf out = BUF_NEW;

        arena_init(&a);
        edits = DIFF_EDIT_NEW(&a);
        for (size_t i = 0; i < ARRAY_LEN(r->edits) && r->edits[i].with != NULL; i++)
            diff_edit_add(&edits, r->edits[i].off, r->edits[i].len, str_c(r->edits[i].with));
        CHECK(diff_edit_is_empty(&edits) == (r->edits[0].with == NULL));
        CHECK(diff_edit_apply(&edits, STR("0123456789"), &out) == (r->want != NULL));
        if (r->want != NULL)
            CHECK_STR(buf_view(&out), r->want);
        diff_edit_done(&edits);
        buf_done(&out);
        arena_done(&a);
    }
    return unit_done();
}
