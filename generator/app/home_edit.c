/* SPDX-License-Identifier: MIT */
/* Replacements in a text, put into it in one go. */
#include <stdlib.h>

#include "app/home_private.h"
#include "base/num.h"

void app_home_edit_add(struct app_home_state *s, size_t off, size_t len, struct str text)
{
    struct app_home_edit edit = {num_u32(off), num_u32(len),
                                 num_u32(s->edits.n / sizeof(struct app_home_edit)),
                                 arena_str(&s->old->arena, text)};

    buf_add(&s->edits, &edit, sizeof(edit));
}

static int compare_edits(const void *pa, const void *pb)
{
    const struct app_home_edit *a = pa;
    const struct app_home_edit *b = pb;

    if (a->off != b->off)
        return a->off < b->off ? -1 : 1;
    if ((a->len == 0) != (b->len == 0))
        return a->len == 0 ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

bool app_home_edit_apply(struct app_home_state *s, struct buf *out)
{
    struct app_home_edit *edits = (struct app_home_edit *)(void *)s->edits.p;
    size_t count = s->edits.n / sizeof(*edits);
    size_t done = 0;

    if (count > 0)
        qsort(edits, count, sizeof(*edits), compare_edits);
    for (size_t i = 0; i < count; i++) {
        if (edits[i].off < done)
            return false;
        buf_str(out, str_sub(s->text, done, edits[i].off));
        buf_str(out, edits[i].text);
        done = edits[i].off + edits[i].len;
    }
    buf_str(out, str_sub(s->text, done, s->text.n));
    return true;
}
