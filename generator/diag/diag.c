/* SPDX-License-Identifier: MIT */
/* Collects messages; show.c prints them. */
#include "diag/diag.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Bytes; a variable part is cut here: a message is a line, not a document. */
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
    if (d->src_count > LIMIT_SOURCES)
        return 0;
    d->srcs[d->src_count] = s;
    return d->src_count++;
}

/* Keeps an entry, past the limit too when it stops the document. */
static void add_entry(struct diag *d, struct diag_entry entry, bool stops)
{
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

void diag_at(struct diag *d, struct pos pos, enum diag_code code, const char *fmt, ...)
{
    struct diag_entry entry = {.code = code, .level = diag_level_of(code), .pos = pos};
    char text[2 * TEXT_MAX]; /* what is cut here, one_line() cuts anyway */
    bool stops = entry.level == DIAG_ERROR && d->status == STATUS_OK;
    va_list args;
    int n;

    va_start(args, fmt);
    n = vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    if (n > 0) {
        size_t len = (size_t)n < sizeof(text) ? (size_t)n : sizeof(text) - 1;

        entry.text = one_line(d->arena, (struct str){text, len});
    }
    if (stops)
        d->status = diag_status_of(code);
    add_entry(d, entry, stops);
}

void diag_finding(struct diag *d, struct pos pos, enum diag_level level, struct str rule,
                  struct str text)
{
    add_entry(d, (struct diag_entry){.code = DIAG_CODE_COUNT,
                                     .level = level,
                                     .pos = pos,
                                     .rule = arena_str(d->arena, rule),
                                     .text = one_line(d->arena, text)},
              false);
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

const char *diag_reason(enum diag_lang lang, int error)
{
    static const struct {
        int error;
        const char *vi;
    } reasons[] = {
        {ENOENT, "không có tệp hoặc thư mục này"},
        {EACCES, "không có quyền"},
        {EPERM, "không có quyền"},
        {EISDIR, "đây là thư mục, không phải tệp"},
        {ENOTDIR, "có tên trong đường dẫn không phải thư mục"},
        {ENAMETOOLONG, "tên quá dài"},
        {ENOSPC, "đĩa hết chỗ"},
        {EROFS, "chỗ này chỉ đọc được"},
    };

    for (size_t i = 0; lang == DIAG_VI && i < ARRAY_LEN(reasons); i++)
        if (reasons[i].error == error)
            return reasons[i].vi;
    return strerror(error);
}
