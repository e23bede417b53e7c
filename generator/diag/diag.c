/* SPDX-License-Identifier: MIT */
/* Collects messages; show.c prints them. */
#include "diag/diag.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/limit.h"
#include "base/utf8.h"

/* A variable part is cut here: a message is a line, not a document. */
#define TEXT_MAX 400u

static const struct {
    const char *vi, *en;
    uint16_t number;
    uint8_t level, status;
} codes[DIAG_CODE_COUNT] = {
#define DIAG(name, number, level, status, vi, en) [VB_##name] = {vi, en, number, level, status},
#include "diag/diag_codes.def"
#undef DIAG
};

void diag_init(struct diag *d, struct arena *a, enum diag_lang lang)
{
    *d = (struct diag){.arena = a, .lang = lang, .src_count = 1};
}

uint16_t diag_src(struct diag *d, struct src *s)
{
    if (d->src_count == ARRAY_LEN(d->srcs))
        return 0;
    d->srcs[d->src_count] = s;
    return d->src_count++;
}

static void add_entry(struct diag *d, struct diag_entry entry)
{
    if (d->count == LIMIT_MESSAGES) {
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

/* One line: line feeds become blanks, a cut shows as "…". */
static struct str one_line(struct arena *a, struct str s)
{
    struct str kept = utf8_trunc(s, TEXT_MAX);
    struct str copy = arena_printf(a, "%.*s%s", STR_ARG(kept), kept.n < s.n ? "…" : "");
    char *p = arena_alloc(a, copy.n + 1);

    for (size_t i = 0; i < copy.n; i++)
        p[i] = copy.p[i] == '\n' || copy.p[i] == '\t' ? ' ' : copy.p[i];
    return (struct str){p, copy.n};
}

void diag_at(struct diag *d, struct pos pos, enum diag_code code, const char *fmt, ...)
{
    struct diag_entry entry = {.code = code, .level = diag_level_of(code), .pos = pos};
    char text[4 * TEXT_MAX];
    va_list args;
    int n;

    va_start(args, fmt);
    n = vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    if (n > 0) {
        size_t len = (size_t)n < sizeof(text) ? (size_t)n : sizeof(text) - 1;

        while (len > 0 && !utf8_valid((struct str){text, len}, NULL)) /* cut letter */
            len--;
        entry.text = one_line(d->arena, (struct str){text, len});
    }
    if (entry.level == DIAG_ERROR && d->status == STATUS_OK)
        d->status = diag_status_of(code);
    add_entry(d, entry);
}

void diag_finding(struct diag *d, struct pos pos, enum diag_level level, struct str rule,
                  struct str text)
{
    add_entry(d, (struct diag_entry){.code = DIAG_CODE_COUNT,
                                     .level = level,
                                     .pos = pos,
                                     .rule = arena_str(d->arena, rule),
                                     .text = one_line(d->arena, text)});
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
