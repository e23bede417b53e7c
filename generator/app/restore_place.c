/* SPDX-License-Identifier: MIT */
/* Positions of the source's paragraphs, and the lines printed from each. */
#include <stdlib.h>

#include "app/restore_private.h"
#include "doc/iter.h"
#include "doc/meta.h"

static int compare_places(const void *pa, const void *pb)
{
    const struct node *const *a = pa;
    const struct node *const *b = pb;

    if ((*a)->pos.off != (*b)->pos.off)
        return (*a)->pos.off < (*b)->pos.off ? -1 : 1;
    return (*a)->pos.len < (*b)->pos.len ? -1 : (*a)->pos.len > (*b)->pos.len;
}

/* A table cell has the position of its paragraph. */
static bool is_place(const struct node *n)
{
    return n->kind == NODE_PARA || n->kind == NODE_HEADING || n->kind == NODE_ITEM ||
           n->kind == NODE_VERBATIM;
}

static int compare_lines(const void *pa, const void *pb)
{
    const struct fingerprint_line *const *a = pa;
    const struct fingerprint_line *const *b = pb;

    if ((*a)->off != (*b)->off)
        return (*a)->off < (*b)->off ? -1 : 1;
    return (*a)->len < (*b)->len ? -1 : (*a)->len > (*b)->len;
}

void app_restore_place_lines(struct app_restore_state *s)
{
    const struct fingerprint_line **sorted =
        ARENA_ARRAY(&s->doc->arena, const struct fingerprint_line *, s->line_count + 1);

    s->repeated = ARENA_ARRAY(&s->doc->arena, bool, s->line_count + 1);
    for (size_t i = 0; i < s->line_count; i++)
        sorted[i] = &s->lines[i];
    qsort(sorted, s->line_count, sizeof(*sorted), compare_lines);
    for (size_t i = 1; i < s->line_count; i++)
        if (compare_lines(&sorted[i - 1], &sorted[i]) == 0)
            s->repeated[sorted[i - 1] - s->lines] = s->repeated[sorted[i] - s->lines] = true;
}

void app_restore_place_index(struct app_restore_state *s)
{
    size_t count = 0;

    for (struct iter it = iter_start(s->old->root); iter_next(&it);)
        count += it.enter && is_place(it.node);
    s->blocks = ARENA_ARRAY(&s->old->arena, struct node *, count + 1);
    for (struct iter it = iter_start(s->old->root); iter_next(&it);)
        if (it.enter && is_place(it.node))
            s->blocks[s->block_count++] = it.node;
    qsort(s->blocks, s->block_count, sizeof(*s->blocks), compare_places);
}

struct node *app_restore_place_of(const struct app_restore_state *s,
                                  const struct fingerprint_line *line)
{
    struct node key = {.pos = {line->off, line->len, 0}};
    struct node *at = &key;
    struct node **found =
        bsearch(&at, s->blocks, s->block_count, sizeof(*s->blocks), compare_places);

    return line->len > 0 && found != NULL ? *found : NULL;
}

bool app_restore_place_is_head(const struct app_restore_state *s,
                               const struct fingerprint_line *line)
{
    if (line->len == 0)
        return true;
    for (const struct node *part = s->old->root->first; part != NULL; part = part->next) {
        const struct pos *head = &meta_head(part)->pos;

        if (line->off >= head->off && line->off - head->off < head->len)
            return true;
    }
    return false;
}
