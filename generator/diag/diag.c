/* SPDX-License-Identifier: MIT */
/* Collects messages; say.c puts them into words, show.c prints them. */
#include "diag/diag.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

/* Bytes; a text is cut here: a message is a line, not a document. */
#define TEXT_MAX 400u

static const struct {
    const char *vi, *en, *help_vi, *help_en;
    uint16_t number;
    uint8_t level, status;
} codes[DIAG_CODE_COUNT] = {
#define DIAG(name, number, level, status, vi, en, help_vi, help_en)                                \
    [VB_##name] = {vi, en, help_vi, help_en, number, level, status},
#include "diag/messages.def"
#undef DIAG
};

void diag_init(struct diag *d, struct arena *a, enum diag_lang lang)
{
    *d = (struct diag){.arena = a, .lang = lang, .src_count = 1};
}

/* The number of a source among `srcs`, new there or not. */
static uint16_t list_src(struct diag *d, const struct src *s)
{
    for (uint16_t i = 1; i < d->src_count; i++)
        if (d->srcs[i] == s)
            return i;
    if (d->src_count > LIMIT_SOURCES)
        return 0;
    d->srcs[d->src_count] = s;
    return d->src_count++;
}

uint16_t diag_src(struct diag *d, const struct src *s)
{
    return d->makes_constants ? src_table_add(d->constants, s) : list_src(d, s);
}

const struct src *diag_src_of(const struct diag *d, struct pos pos)
{
    if (pos.src >= SRC_CONSTANT)
        return src_table_find(d->constants, pos.src);
    return pos.src > 0 && pos.src < d->src_count ? d->srcs[pos.src] : NULL;
}

/* Constant sources are listed when a message first names them: so messages are sorted alike
 * whatever other documents have made known before. */
static struct pos own_place(struct diag *d, struct pos pos)
{
    const struct src *s = diag_src_of(d, pos);

    if (pos.src < SRC_CONSTANT)
        return pos;
    pos.src = s != NULL ? list_src(d, s) : 0;
    return pos;
}

/* Keeps an entry, past the limit too when it stops the document. */
static void add_entry(struct diag *d, struct diag_entry entry, bool stops)
{
    if (d->worst < entry.level)
        d->worst = entry.level;
    if (d->count >= LIMIT_MESSAGES && !stops) {
        d->left_out++;
        return;
    }
    if (d->count == d->cap) {
        uint32_t cap = d->cap == 0 ? 16 : d->cap * 2;
        struct diag_entry *grown = ARENA_ARRAY(d->arena, struct diag_entry, cap);

        for (uint32_t i = 0; i < d->count; i++)
            grown[i] = d->entries[i];
        d->entries = grown;
        d->cap = cap;
    }
    d->entries[d->count++] = entry;
}

/* One line of valid UTF-8; a cut shows as "…". */
static struct str one_line(struct arena *a, struct str s)
{
    struct buf line = BUF_NEW;
    struct str copy;

    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);

        utf8_put(&line, cp < 0x20 || (cp >= 0x7F && cp < 0xA0) ? ' ' : cp);
        if (line.n < TEXT_MAX || i == s.n)
            continue;
        line.n = utf8_trunc(buf_view(&line), TEXT_MAX).n;
        buf_c(&line, "…");
        break;
    }
    copy = arena_str(a, buf_view(&line));
    buf_done(&line);
    return copy;
}

struct pos diag_part(struct diag *d, uint16_t package, struct str part, uint32_t paragraph,
                     uint32_t run)
{
    uint16_t number = 1;

    if (package == 0 || package >= d->src_count)
        return POS_NONE;
    while (number < d->src_count &&
           (d->srcs[number]->package != d->srcs[package] || !str_eq(d->srcs[number]->part, part)))
        number++;
    if (number == d->src_count)
        number = diag_src(d, src_new_part(d->arena, d->srcs[package], part));
    return number != 0 ? (struct pos){paragraph, run, number} : (struct pos){0, 0, package};
}

static const struct diag_arg *copy_args(struct diag *d, const struct diag_arg *args, unsigned count)
{
    struct diag_arg *copy = ARENA_ARRAY(d->arena, struct diag_arg, count);

    for (unsigned i = 0; i < count; i++) {
        copy[i] = args[i];
        copy[i].text = one_line(d->arena, args[i].text);
        copy[i].en = one_line(d->arena, args[i].en);
    }
    return copy;
}

#ifndef NDEBUG
/* True if the row has places for the arguments, and needs no more. */
static bool fits(const char *row, const struct diag_arg *args, unsigned count)
{
    unsigned needed = 0;
    unsigned most = 0;
    unsigned beside = 0; /* a clause may be shown beside the row */
    bool is_needed = true;

    for (const char *at = strchr(row, '$'); at != NULL; at = strchr(at + 2, '$')) {
        unsigned number = at[1] >= '1' && at[1] <= '9' ? (unsigned)(at[1] - '0') : 0;

        if (at[1] == '[' || at[1] == ']')
            is_needed = at[1] == ']';
        if (number > most)
            most = number;
        if (number > needed && is_needed)
            needed = number;
    }
    if (count > 0 && args[count - 1].kind == DIAG_HINT)
        count--;
    for (unsigned i = 0; i < count; i++)
        beside += args[i].kind == DIAG_CLAUSE;
    return needed <= count && count - beside <= most;
}
#endif

void diag_put(struct diag *d, struct pos pos, enum diag_code code, const struct diag_arg *args,
              unsigned count)
{
    struct diag_entry entry = {
        .code = code, .level = diag_level_of(code), .pos = own_place(d, pos)};
    bool stops = entry.level == DIAG_ERROR && d->status == STATUS_OK;

    assert(fits(codes[code].vi, args, count));
    if (count > 0)
        entry.args = copy_args(d, args, count);
    entry.arg_count = count;
    if (stops)
        d->status = diag_status_of(code);
    add_entry(d, entry, stops);
}

void diag_at(struct diag *d, struct pos pos, enum diag_code code)
{
    diag_put(d, pos, code, NULL, 0);
}

static struct diag_entry finding(struct diag *d, struct pos pos, struct str rule, struct str clause,
                                 struct diag_arg text)
{
    return (struct diag_entry){.code = DIAG_CODE_COUNT,
                               .pos = own_place(d, pos),
                               .args = copy_args(d, &text, 1),
                               .arg_count = 1,
                               .rule = arena_str(d->arena, rule),
                               .clause = arena_str(d->arena, clause)};
}

void diag_finding(struct diag *d, struct pos pos, enum diag_level level, struct str rule,
                  struct str clause, struct diag_arg text)
{
    struct diag_entry entry = finding(d, pos, rule, clause, text);

    entry.level = level;
    add_entry(d, entry, false);
}

void diag_lost(struct diag *d, struct pos pos, struct str rule, struct str clause,
               struct diag_arg text)
{
    struct diag_entry entry = finding(d, pos, rule, clause, text);

    entry.level = DIAG_ERROR;
    entry.again = true;
    add_entry(d, entry, false);
}

void diag_repeat(struct diag *d, const struct diag *from, struct pos at)
{
    for (uint32_t i = 0; i < from->count; i++) {
        struct diag_entry entry = from->entries[i];
        const struct src *s = diag_src_of(from, entry.pos);
        bool stops =
            entry.code != DIAG_CODE_COUNT && entry.level == DIAG_ERROR && d->status == STATUS_OK;

        if (s != NULL)
            entry.pos.src = list_src(d, s);
        else
            entry.pos = own_place(d, at);
        if (stops)
            d->status = diag_status_of(entry.code);
        add_entry(d, entry, stops);
    }
    d->left_out += from->left_out;
}

bool diag_stopped(const struct diag *d)
{
    return d->status != STATUS_OK;
}

unsigned diag_number(enum diag_code code)
{
    return codes[code].number;
}

enum diag_level diag_level_of(enum diag_code code)
{
    return (enum diag_level)codes[code].level;
}

enum status diag_status_of(enum diag_code code)
{
    return (enum status)codes[code].status;
}

const char *diag_text(enum diag_code code, enum diag_lang lang)
{
    return lang == DIAG_EN ? codes[code].en : codes[code].vi;
}

const char *diag_help(enum diag_code code, enum diag_lang lang)
{
    return lang == DIAG_EN ? codes[code].help_en : codes[code].help_vi;
}
