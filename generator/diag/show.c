/* SPDX-License-Identifier: MIT */
/* Prints messages, sorted by place; columns and carets count letters. */
#include "diag/show.h"

#include <stdlib.h>

#include "base/num.h"
#include "base/utf8.h"
#include "diag/say.h"

/* Letters of the source line in an excerpt, and of these before the caret. */
#define EXCERPT_COLUMNS 76u
#define EXCERPT_BEFORE 40u
/* Bytes on either side of the caret: marks are no letters, and may be many. */
#define EXCERPT_BYTES 800u

static const char *const level_colours[] = {
    [DIAG_INFO] = "\033[36m",
    [DIAG_WARN] = "\033[33m",
    [DIAG_ERROR] = "\033[31m",
};

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

/* Where messages are put, and how far the counting of columns has come. */
struct showing {
    struct buf *out;
    const struct diag *diag;
    struct show_options options;
    struct cursor start, end;
};

/* For people --------------------------------------------------------------------------- */

static void put_id(struct buf *out, const struct diag_entry *e)
{
    if (e->code == DIAG_CODE_COUNT)
        buf_str(out, e->rule);
    else
        buf_printf(out, "VB-%04u", diag_number(e->code));
}

static void put_part(struct showing *s, const struct src *src, struct pos pos)
{
    bool is_en = s->diag->lang == DIAG_EN;

    buf_printf(s->out, ": %.*s", STR_ARG(src->part));
    if (pos.off > 0)
        buf_printf(s->out, is_en ? ", paragraph %u" : ", đoạn %u", pos.off);
}

static void put_human(struct showing *s, const struct diag_entry *e)
{
    const struct src *src = diag_src_of(s->diag, e->pos);
    const char *level = say_level(e->level, s->diag->lang);
    bool has_lines = src != NULL && src->line_count > 0;

    buf_str(s->out, src != NULL ? src->name : STR("vanban"));
    if (has_lines) {
        move_cursor(&s->start, src, e->pos.off);
        buf_printf(s->out, ":%u:%u", s->start.line, s->start.column);
    } else if (src != NULL && src->package != NULL) {
        put_part(s, src, e->pos);
    }
    buf_c(s->out, ": ");
    if (s->options.colour)
        buf_printf(s->out, "%s%s:\033[0m ", level_colours[e->level], level);
    else
        buf_printf(s->out, "%s: ", level);
    say_message(s->out, s->diag, e);
    buf_c(s->out, " [");
    put_id(s->out, e);
    buf_c(s->out, "]\n");
    if (has_lines && s->options.format == SHOW_HUMAN && str_trim(s->start.text).n > 0)
        put_excerpt(s->out, &s->start);
}

/* For programs ------------------------------------------------------------------------- */

static void put_member(struct buf *out, const char *name, struct str value)
{
    if (value.n == 0)
        return;
    buf_printf(out, ",\"%s\":", name);
    buf_json(out, value);
}

static void put_number(struct buf *out, const char *name, uint32_t value)
{
    if (value > 0)
        buf_printf(out, ",\"%s\":%u", name, value);
}

static void put_json_place(struct showing *s, struct pos pos)
{
    const struct src *src = diag_src_of(s->diag, pos);

    if (src == NULL)
        return;
    if (src->package != NULL) {
        put_member(s->out, "part", src->part);
        put_number(s->out, "paragraph", pos.off);
        put_number(s->out, "run", pos.len);
        return;
    }
    if (src->line_count == 0)
        return;
    move_cursor(&s->start, src, pos.off);
    put_number(s->out, "line", s->start.line);
    put_number(s->out, "column", s->start.column);
    if (pos.len == 0)
        return;
    move_cursor(&s->end, src, pos.off + pos.len);
    buf_printf(s->out, ",\"end\":{\"line\":%u,\"column\":%u}", s->end.line, s->end.column);
}

void show_place(struct buf *out, const struct diag *d, struct pos pos)
{
    struct showing s = {.out = out, .diag = d};

    put_json_place(&s, pos);
}

static void put_json(struct showing *s, const struct diag_entry *e)
{
    const struct src *src = diag_src_of(s->diag, e->pos);
    struct str file = src != NULL ? src->name : say_path(e);
    struct buf text = BUF_NEW;

    buf_c(s->out, "{\"level\":");
    buf_json(s->out, str_c(say_level(e->level, DIAG_EN)));
    buf_c(s->out, ",\"id\":\"");
    put_id(s->out, e);
    buf_char(s->out, '"');
    put_member(s->out, "file", file);
    put_json_place(s, e->pos);
    say_message(&text, s->diag, e);
    put_member(s->out, "text", buf_view(&text));
    put_member(s->out, "hint", say_hint(e));
    put_member(s->out, "clause", say_clause(e));
    buf_c(s->out, "}\n");
    buf_done(&text);
}

/* All of them -------------------------------------------------------------------------- */

static bool is_same_place(const struct diag_entry *a, const struct diag_entry *b)
{
    return a->pos.src == b->pos.src && a->pos.off == b->pos.off;
}

static bool has_same_args(const struct diag_entry *a, const struct diag_entry *b)
{
    bool same = a->arg_count == b->arg_count;

    for (uint32_t i = 0; same && i < a->arg_count; i++)
        same = a->args[i].number == b->args[i].number && str_eq(a->args[i].text, b->args[i].text);
    return same;
}

/* True when one of the entries before sorted[i], of the same place, says the same. */
static bool is_repeat(const struct diag_entry *const *sorted, uint32_t i)
{
    const struct diag_entry *e = sorted[i];

    for (uint32_t k = i; k-- > 0 && is_same_place(sorted[k], e);)
        if (sorted[k]->code == e->code && sorted[k]->level == e->level &&
            str_eq(sorted[k]->rule, e->rule) && has_same_args(sorted[k], e))
            return true;
    return false;
}

static void put_entry(struct showing *s, const struct diag_entry *e)
{
    if (s->options.quiet && e->level != DIAG_ERROR)
        return;
    if (s->options.format == SHOW_JSON)
        put_json(s, e);
    else
        put_human(s, e);
}

/* For people, who read the end: what the paper lacks, after everything else. */
static void put_again(struct showing *s, const struct diag_entry *const *sorted)
{
    for (uint32_t i = 0; i < s->diag->count && s->options.format != SHOW_JSON; i++)
        if (sorted[i]->again && !is_repeat(sorted, i))
            put_human(s, sorted[i]);
}

void show_all(struct buf *out, const struct diag *d, struct show_options options)
{
    const struct diag_entry **sorted = ARENA_ARRAY(d->arena, const struct diag_entry *, d->count);
    struct showing s = {.out = out, .diag = d, .options = options};

    for (uint32_t i = 0; i < d->count; i++)
        sorted[i] = &d->entries[i];
    if (d->count > 0)
        qsort(sorted, d->count, sizeof(*sorted), compare_entries);
    for (uint32_t i = 0; i < d->count; i++)
        if (!is_repeat(sorted, i))
            put_entry(&s, sorted[i]);
    if (d->left_out > 0) {
        const struct diag_arg left = diag_num(d->left_out);

        put_entry(&s, &(struct diag_entry){.code = VB_MESSAGES_LEFT_OUT,
                                           .level = DIAG_INFO,
                                           .args = &left,
                                           .arg_count = 1});
    }
    options.format = options.format == SHOW_HUMAN ? SHOW_LINE : options.format;
    s.options = options;
    put_again(&s, sorted);
}
