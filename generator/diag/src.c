/* SPDX-License-Identifier: MIT */
/* Normalises inputs once, so that all other stages see NFC with LF. */
#include "diag/src.h"

#include "base/num.h"
#include "base/utf8.h"

#define BOM_UTF8 STR("\xEF\xBB\xBF")
#define BOM_UTF16_LE STR("\xFF\xFE")
#define BOM_UTF16_BE STR("\xFE\xFF")
#define NONCHARACTER 0xFFFFu

static bool is_forbidden(uint32_t cp)
{
    return (cp < 0x20 && cp != '\t' && cp != '\n') || cp == 0x7F || (cp >= 0x80 && cp < 0xA0) ||
           (cp >= 0xFDD0 && cp <= 0xFDEF) || (cp & 0xFFFE) == 0xFFFE;
}

/* Appends UTF-16 as UTF-8, half a surrogate pair as a noncharacter, which clean()
 * replaces and notes; false for a NUL or an odd length. */
static bool decode_utf16(struct buf *b, struct str raw, bool big)
{
    uint32_t high = 0;

    for (size_t i = 0; i + 1 < raw.n; i += 2) {
        uint32_t first = (unsigned char)raw.p[i];
        uint32_t second = (unsigned char)raw.p[i + 1];
        uint32_t unit = big ? first << 8 | second : second << 8 | first;

        if (unit == 0)
            return false;
        if (high != 0 && unit >= 0xDC00 && unit <= 0xDFFF) {
            utf8_put(b, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            high = 0;
            continue;
        }
        if (high != 0)
            utf8_put(b, NONCHARACTER);
        high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
        if (high == 0)
            utf8_put(b, unit >= 0xDC00 && unit <= 0xDFFF ? NONCHARACTER : unit);
    }
    if (high != 0)
        utf8_put(b, NONCHARACTER);
    return raw.n % 2 == 0;
}

/* The line (from 1) of an offset in text whose line ends may be of any kind. */
static uint32_t count_lines(struct str s, size_t until)
{
    uint32_t line = 1;

    for (size_t i = 0; i < until; i++)
        line += s.p[i] == '\n' || (s.p[i] == '\r' && (i + 1 == s.n || s.p[i + 1] != '\n'));
    return line;
}

/* Copies, turning line ends into LF and forbidden characters into U+FFFD. */
static void clean(struct buf *out, struct str s, struct src_notes *notes)
{
    uint32_t line = 1;
    size_t done = 0; /* everything before is copied */

    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        unsigned char c = (unsigned char)s.p[i];
        uint32_t cp;

        if (c >= 0x20 && c < 0x7F) {
            i = utf8_plain(s, i + 1);
            continue;
        }
        cp = utf8_next(s, &i);
        line += cp == '\n' || (cp == '\r' && (i == s.n || s.p[i] != '\n'));
        if (!is_forbidden(cp))
            continue;
        buf_add(out, s.p + done, at - done);
        done = i;
        if (cp == '\r') {
            if (i == s.n || s.p[i] != '\n')
                buf_char(out, '\n');
            continue;
        }
        utf8_put(out, UTF8_REPLACEMENT);
        if (notes->controls_line == 0 && cp != '\f') /* texts of pages have one a page */
            notes->controls_line = line;
    }
    buf_add(out, s.n > 0 ? s.p + done : NULL, s.n - done);
}

/* True when there is nothing to do, which is so for nearly every input: one pass
 * in the place of four. */
static bool is_normal(struct str s)
{
    for (size_t i = 0; i < s.n;) {
        unsigned char c = (unsigned char)s.p[i];
        uint32_t cp;

        if ((c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t') {
            i = utf8_plain(s, i + 1);
            continue;
        }
        cp = utf8_next(s, &i);
        if (cp == UTF8_REPLACEMENT || is_forbidden(cp) || !utf8_is_stable(cp))
            return false;
    }
    return true;
}

enum src_fault src_normalise(struct arena *a, struct str raw, struct str *text,
                             struct src_notes *notes)
{
    struct buf wide = BUF_NEW;
    struct buf cleaned = BUF_NEW;
    struct buf nfc = BUF_NEW;
    enum src_fault fault = SRC_NOT_TEXT;
    size_t bad = 0;

    *notes = (struct src_notes){0};
    if (is_normal(raw) && !str_starts(raw, BOM_UTF8)) {
        *text = arena_str(a, raw);
        return SRC_OK;
    }
    if (str_starts(raw, BOM_UTF16_LE) || str_starts(raw, BOM_UTF16_BE)) {
        notes->was_utf16 = true;
        if (!decode_utf16(&wide, str_sub(raw, 2, raw.n), raw.p[0] == '\xFE')) {
            notes->line = count_lines(buf_view(&wide), wide.n);
            goto out;
        }
        raw = buf_view(&wide);
    } else if (str_starts(raw, BOM_UTF8)) {
        raw = str_sub(raw, BOM_UTF8.n, raw.n);
    }
    if ((bad = str_find_char(raw, '\0', 0)) != SIZE_MAX) {
        notes->line = count_lines(raw, bad);
        goto out;
    }
    if (!utf8_valid(raw, &bad)) {
        notes->line = count_lines(raw, bad);
        fault = SRC_NOT_UTF8;
        goto out;
    }
    clean(&cleaned, raw, notes);
    utf8_nfc(&nfc, buf_view(&cleaned));
    *text = arena_str(a, buf_view(&nfc));
    fault = SRC_OK;
out:
    buf_done(&wide);
    buf_done(&cleaned);
    buf_done(&nfc);
    return fault;
}

struct src *src_new_package(struct arena *a, struct str name)
{
    struct src *s = ARENA_NEW(a, struct src);

    s->name = arena_str(a, str_is(name, "-") ? STR("<stdin>") : name);
    return s;
}

struct src *src_new_part(struct arena *a, const struct src *package, struct str part)
{
    struct src *s = ARENA_NEW(a, struct src);

    s->name = package->name;
    s->package = package;
    s->part = arena_str(a, part);
    return s;
}

struct src *src_new(struct arena *a, struct str name, struct str text)
{
    struct src *s = src_new_package(a, name);
    uint32_t line = 0;

    s->text = text;
    s->raw = text;
    s->line_count = 1;
    for (size_t i = 0; (i = str_find_char(text, '\n', i)) != SIZE_MAX; i++)
        s->line_count++;
    s->line_start = ARENA_ARRAY(a, uint32_t, s->line_count);
    for (size_t i = 0; (i = str_find_char(text, '\n', i)) != SIZE_MAX; i++)
        s->line_start[++line] = num_u32(i + 1);
    return s;
}

uint16_t src_table_add(struct src_table *table, const struct src *s)
{
    if (table->count == SRC_CONSTANT_MAX)
        return 0;
    if (table->count == table->cap) {
        size_t cap = table->cap * 2 + 64;
        const struct src **list = ARENA_ARRAY(table->arena, const struct src *, cap);

        for (size_t i = 0; i < table->count; i++)
            list[i] = table->list[i];
        table->list = list;
        table->cap = cap;
    }
    table->list[table->count] = s;
    return (uint16_t)(SRC_CONSTANT + table->count++);
}

uint16_t src_table_named(const struct src_table *table, struct str name)
{
    for (size_t i = 0; i < table->count; i++)
        if (str_eq(table->list[i]->name, name))
            return (uint16_t)(SRC_CONSTANT + i);
    return 0;
}

const struct src *src_table_find(const struct src_table *table, uint16_t number)
{
    if (table == NULL || number < SRC_CONSTANT || number - SRC_CONSTANT >= table->count)
        return NULL;
    return table->list[number - SRC_CONSTANT];
}

uint32_t src_line(const struct src *s, uint32_t off)
{
    uint32_t low = 0;
    uint32_t high = s->line_count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;

        if (s->line_start[middle] <= off)
            low = middle;
        else
            high = middle;
    }
    return low + 1;
}

uint32_t src_column(const struct src *s, uint32_t off)
{
    uint32_t line = src_line(s, off);
    struct str text = src_line_text(s, line);
    size_t at = utf8_letter(text, off - s->line_start[line - 1]);

    return num_u32(utf8_columns(str_sub(text, 0, at))) + 1;
}

struct str src_line_text(const struct src *s, uint32_t line)
{
    size_t start = s->line_start[line - 1];
    size_t end = line < s->line_count ? s->line_start[line] - 1 : s->text.n;

    return str_sub(s->text, start, end);
}
