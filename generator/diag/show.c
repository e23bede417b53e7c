/* SPDX-License-Identifier: MIT */
/* Prints messages, sorted by place; columns and carets count letters. */
#include "diag/show.h"

#include <stdlib.h>

#include "base/num.h"
#include "base/utf8.h"

/* Letters of the source line in an excerpt, and of these before the caret. */
#define EXCERPT_COLUMNS 76u
#define EXCERPT_BEFORE 40u
/* Bytes on either side of the caret: marks are no letters, and may be many. */
#define EXCERPT_BYTES 800u

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

/* Where the last message stood. Columns are counted on from there: many messages
 * on one very long line cost one walk, not one each. */
struct cursor {
    const struct src *src;
    struct str text; /* of the line */
    uint32_t line, column;
    size_t at; /* offset in the line */
};

static void move_cursor(struct cursor *c, const struct src *s, uint32_t off)
{
    uint32_t line = src_line(s, off);
    struct str text = src_line_text(s, line);
    size_t at = utf8_letter(text, off - s->line_start[line - 1]);

    if (c->src != s || c->line != line || c->at > at)
        *c = (struct cursor){.src = s, .text = text, .line = line, .column = 1};
    c->column += num_u32(utf8_columns(str_sub(text, c->at, at)));
    c->at = at;
}

/* EXCERPT_BEFORE letters before `at`, or as many as there are. */
static size_t step_back(struct str line, size_t at)
{
    size_t start = at;
    unsigned letters = 0;

    while (start > 0 && letters < EXCERPT_BEFORE && at - start < EXCERPT_BYTES) {
        size_t end;

        do
            start--;
        while (start > 0 && ((unsigned char)line.p[start] & 0xC0) == 0x80);
        end = start;
        letters += !utf8_is_mark(utf8_next(line, &end));
    }
    return start;
}

/* The same onwards over `letters`, with their marks. */
static size_t step_on(struct str line, size_t at, size_t letters)
{
    size_t end = at;
    size_t seen = 0;

    for (size_t i = at; i < line.n && i - at < EXCERPT_BYTES; end = i) {
        seen += !utf8_is_mark(utf8_next(line, &i));
        if (seen > letters)
            break;
    }
    return end;
}

/* The letters around the cursor, tabs as blanks, and the caret. */
static void put_excerpt(struct buf *out, const struct cursor *c)
{
    size_t start = step_back(c->text, c->at);
    size_t before = utf8_columns(str_sub(c->text, start, c->at));
    size_t end = step_on(c->text, c->at, EXCERPT_COLUMNS - before);

    buf_c(out, start > 0 ? "   …" : "    ");
    for (size_t i = start; i < end;) {
        uint32_t cp = utf8_next(c->text, &i);

        utf8_put(out, cp == '\t' ? ' ' : cp);
    }
    buf_c(out, end < c->text.n ? "…\n    " : "\n    ");
    for (; before > 0; before--)
        buf_char(out, ' ');
    buf_c(out, "^\n");
}

static void put_entry(struct buf *out, const struct diag *d, const struct diag_entry *e,
                      struct show_options options, struct cursor *cursor)
{
    const struct src *s = entry_src(d, e);
    const char *level = level_names[e->level][d->lang];
    bool has_lines = s != NULL && s->line_count > 0;

    buf_str(out, s != NULL ? s->name : STR("vanban"));
    if (has_lines) {
        move_cursor(cursor, s, e->pos.off);
        buf_printf(out, ":%u:%u", cursor->line, cursor->column);
    }
    buf_c(out, ": ");
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
    if (has_lines && options.excerpt && str_trim(cursor->text).n > 0)
        put_excerpt(out, cursor);
}

static bool is_same_place(const struct diag_entry *a, const struct diag_entry *b)
{
    return a->pos.src == b->pos.src && a->pos.off == b->pos.off;
}

/* True when one of the entries before sorted[i], of the same place, says the same. */
static bool is_repeat(const struct diag_entry *const *sorted, uint32_t i)
{
    const struct diag_entry *e = sorted[i];

    for (uint32_t k = i; k-- > 0 && is_same_place(sorted[k], e);)
        if (sorted[k]->code == e->code && sorted[k]->level == e->level &&
            str_eq(sorted[k]->text, e->text) && str_eq(sorted[k]->rule, e->rule))
            return true;
    return false;
}

void show_all(struct buf *out, const struct diag *d, struct show_options options)
{
    const struct diag_entry **sorted = ARENA_ARRAY(d->arena, const struct diag_entry *, d->count);
    struct cursor cursor = {0};

    for (uint32_t i = 0; i < d->count; i++)
        sorted[i] = &d->entries[i];
    if (d->count > 0)
        qsort(sorted, d->count, sizeof(*sorted), compare_entries);
    for (uint32_t i = 0; i < d->count; i++)
        if ((!options.quiet || sorted[i]->level == DIAG_ERROR) && !is_repeat(sorted, i))
            put_entry(out, d, sorted[i], options, &cursor);
    if (d->left_out == 0 || options.quiet)
        return;
    buf_printf(out,
               d->lang == DIAG_EN ? "vanban: note: %u more messages left out (LIMIT_MESSAGES)\n"
                                  : "vanban: lưu ý: còn %u thông báo không in (LIMIT_MESSAGES)\n",
               d->left_out);
}
