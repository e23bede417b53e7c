/* SPDX-License-Identifier: MIT */
/* Applies all replacements in one pass. */
#include "diff/edit.h"

#include <stdlib.h>

struct edit {
    uint32_t off, len;
    uint32_t order; /* order of addition: qsort is not stable */
    struct str with;
};

void diff_edit_done(struct diff_edit *edits)
{
    buf_done(&edits->list);
}

void diff_edit_add(struct diff_edit *edits, size_t off, size_t len, struct str with)
{
    struct edit edit = {num_u32(off), num_u32(len), num_u32(edits->list.n / sizeof(struct edit)),
                        arena_str(edits->arena, with)};

    buf_add(&edits->list, &edit, sizeof(edit));
}

bool diff_edit_is_empty(const struct diff_edit *edits)
{
    return edits->list.n == 0;
}

/* Insertions come before a replacement at the same offset. */
static int compare(const void *pa, const void *pb)
{
    const struct edit *a = pa;
    const struct edit *b = pb;

    if (a->off != b->off)
        return a->off < b->off ? -1 : 1;
    if ((a->len == 0) != (b->len == 0))
        return a->len == 0 ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

bool diff_edit_apply(struct diff_edit *edits, struct str text, struct buf *out)
{
    struct edit *list = (struct edit *)(void *)edits->list.p;
    size_t count = edits->list.n / sizeof(*list);
    size_t done = 0;

    if (count > 0)
        qsort(list, count, sizeof(*list), compare);
    for (size_t i = 0; i < count; i++) {
        if (list[i].off < done || list[i].off > text.n || list[i].len > text.n - list[i].off)
            return false;
        buf_str(out, str_sub(text, done, list[i].off));
        buf_str(out, list[i].with);
        done = list[i].off + list[i].len;
    }
    buf_str(out, str_sub(text, done, text.n));
    return true;
}
