/* SPDX-License-Identifier: MIT */
/* Prints messages, sorted by place; columns and carets count letters. */
#include "diag/show.h"

#include <stdlib.h>

#include "base/utf8.h"

#define EXCERPT_COLUMNS 76u
#define EXCERPT_BEFORE 40u

static const char *const level_names[][2] = {
    [DIAG_INFO] = {"lưu ý", "note"},
    [DIAG_WARN] = {"cảnh báo", "warning"},
    [DIAG_ERROR] = {"lỗi", "error"},
};
static const char *const level_colours[] = {
    [DIAG_INFO] = "\033[36m",
    [DIAG_WARN] = "\033[33m",
    [DIAG_ERROR] = "\033[31m",
};

static const struct src *entry_src(const struct diag *d, const struct diag_entry *e)
{
    return e->pos.src > 0 && e->pos.src < d->src_count ? d->srcs[e->pos.src] : NULL;
}

static int compare_entries(const void *pa, const void *pb)
{
    const struct diag_entry *a = *(const struct diag_entry *const *)pa;
    const struct diag_entry *b = *(const struct diag_entry *const *)pb;
    unsigned sa = a->pos.src == 0 ? UINT16_MAX : a->pos.src;
    unsigned sb = b->pos.src == 0 ? UINT16_MAX : b->pos.src;

    if (sa != sb)
        return sa < sb ? -1 : 1;
    if (a->pos.off != b->pos.off)
        return a->pos.off < b->pos.off ? -1 : 1;
    return a < b ? -1 : a > b; /* same place: as they came */
}

/* Columns before..before+EXCERPT_COLUMNS of a line, tabs as blanks. */
static void put_excerpt(struct buf *out, const struct src *s, struct pos pos)
{
    struct str line = src_line_text(s, src_line(s, pos.off));
    uint32_t column = src_column(s, pos.off);
    uint32_t first = column > EXCERPT_BEFORE ? column - EXCERPT_BEFORE : 1;
    uint32_t at = 0;
    size_t i = 0;

    buf_c(out, "    ");
    while (i < line.n) {
        uint32_t cp = utf8_next(line, &i);

        at += !utf8_is_mark(cp);
        if (at >= first + EXCERPT_COLUMNS) {
            buf_c(out, "…");
            break;
        }
        if (at >= first)
            utf8_put(out, cp == '\t' ? ' ' : cp);
    }
    buf_c(out, "\n    ");
    for (uint32_t k = first; k < column; k++)
        buf_char(out, ' ');
    buf_c(out, "^\n");
}

static void put_entry(struct buf *out, const struct diag *d, const struct diag_entry *e,
                      struct show_options options)
{
    const struct src *s = entry_src(d, e);
    const char *level = level_names[e->level][d->lang];

    if (s != NULL)
        buf_printf(out, "%.*s:%u:%u: ", STR_ARG(s->name), src_line(s, e->pos.off),
                   src_column(s, e->pos.off));
    else
        buf_c(out, "vanban: ");
    if (options.colour)
        buf_printf(out, "%s%s:\033[0m ", level_colours[e->level], level);
    else
        buf_printf(out, "%s: ", level);
    if (e->code == DIAG_CODE_COUNT) {
        buf_printf(out, "%.*s [%.*s]\n", STR_ARG(e->text), STR_ARG(e->rule));
    } else {
        buf_c(out, diag_text(e->code, d->lang));
        if (e->text.n > 0)
            buf_printf(out, ": %.*s", STR_ARG(e->text));
        buf_printf(out, " [VB-%04u]\n", diag_number(e->code));
    }
    if (s != NULL && options.excerpt)
        put_excerpt(out, s, e->pos);
}

static bool is_repeat(const struct diag_entry *a, const struct diag_entry *b)
{
    return a->code == b->code && a->pos.src == b->pos.src && a->pos.off == b->pos.off &&
           str_eq(a->text, b->text) && str_eq(a->rule, b->rule);
}

void show_all(struct buf *out, const struct diag *d, struct show_options options)
{
    const struct diag_entry **sorted = ARENA_ARRAY(d->arena, const struct diag_entry *, d->count);
    const struct diag_entry *last = NULL;

    for (uint32_t i = 0; i < d->count; i++)
        sorted[i] = &d->entries[i];
    if (d->count > 0)
        qsort(sorted, d->count, sizeof(*sorted), compare_entries);
    for (uint32_t i = 0; i < d->count; i++) {
        if (options.quiet && sorted[i]->level < DIAG_ERROR)
            continue;
        if (last != NULL && is_repeat(last, sorted[i]))
            continue;
        last = sorted[i];
        put_entry(out, d, last, options);
    }
    if (d->left_out > 0)
        buf_printf(out,
                   d->lang == DIAG_EN ? "vanban: note: %u more messages left out (LIMIT_MESSAGES)\n"
                                      : "vanban: lưu ý: còn %u thông báo không in (LIMIT_MESSAGES)\n",
                   d->left_out);
}
