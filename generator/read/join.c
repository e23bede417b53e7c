/* SPDX-License-Identifier: MIT */
/* Joins spans of the source; maps offsets back by binary search. */
#include "read/join.h"

#include <string.h>

#include "base/buf.h"

void read_join_make(struct read_join *j, struct arena *a, const struct src *src, uint16_t number,
                    const struct read_span *spans, size_t count)
{
    size_t total = 0;
    uint32_t *starts;
    char *p;

    *j = (struct read_join){.spans = spans, .count = count, .number = number};
    if (count == 1)
        j->text = str_sub(src->text, spans[0].off, spans[0].off + spans[0].len);
    if (count <= 1)
        return;
    starts = ARENA_ARRAY(a, uint32_t, count);
    for (size_t i = 0; i < count; i++)
        total += spans[i].len + 1;
    p = arena_alloc(a, total);
    j->text.p = p;
    for (size_t i = 0; i < count; i++) {
        starts[i] = num_u32(j->text.n);
        memcpy(p + j->text.n, src->text.p + spans[i].off, spans[i].len);
        j->text.n += spans[i].len;
        if (i + 1 < count && spans[i].join != READ_JOIN_NONE)
            p[j->text.n++] = spans[i].join == READ_JOIN_BREAK ? '\n' : ' ';
    }
    j->starts = starts;
}

/* Source range of byte `at`; a separator maps to the gap between its spans. */
static void source_place(const struct read_join *j, size_t at, uint32_t *from, uint32_t *to)
{
    size_t low = 0;
    size_t high = j->count;
    size_t inside;

    while (j->starts != NULL && high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (j->starts[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    inside = at - (j->starts != NULL ? j->starts[low] : 0);
    if (inside > j->spans[low].len)
        inside = j->spans[low].len;
    *from = j->spans[low].off + (uint32_t)inside;
    *to = inside < j->spans[low].len || low + 1 == j->count ? *from + 1 : j->spans[low + 1].off;
}

struct pos read_join_place(const struct read_join *j, size_t from, size_t to)
{
    uint32_t start;
    uint32_t end;
    uint32_t unused;

    if (j->count == 0)
        return POS_NONE;
    source_place(j, from, &start, &end);
    if (to > from)
        source_place(j, to - 1, &unused, &end);
    else
        end = start;
    return (struct pos){start, end - start, j->number};
}

struct str read_join_slice(const struct read_join *j, struct arena *a, size_t from, size_t to)
{
    struct str s = str_sub(j->text, from, to);
    char *p;

    if (str_find_char(s, '\n', 0) == SIZE_MAX)
        return s;
    p = arena_alloc(a, s.n);
    for (size_t i = 0; i < s.n; i++)
        p[i] = s.p[i] == '\n' ? ' ' : s.p[i];
    return (struct str){p, s.n};
}
