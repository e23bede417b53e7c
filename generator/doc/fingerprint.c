/* SPDX-License-Identifier: MIT */
/* FNV-1a over the letters, and over the positions of formatted letters. */
#include "doc/fingerprint.h"

#include "base/utf8.h"
#include "doc/walk.h"

#define FNV_START 0xcbf29ce484222325u
#define FNV_PRIME 0x100000001b3u
/* Digits of both hashes in a line, and the bits they hold. */
#define TEXT_DIGITS 12u
#define FORMAT_DIGITS 8u
#define TEXT_BITS 0xFFFFFFFFFFFFu
#define FORMAT_BITS 0xFFFFFFFFu
/* Hashed for a note reference; a noncharacter, so it cannot occur in text. */
#define NOTE_CHAR 0xFDD1u

static uint64_t fnv(uint64_t hash, uint32_t value)
{
    return (hash ^ value) * FNV_PRIME;
}

void fingerprint_init(struct fingerprint *m)
{
    *m = (struct fingerprint){FNV_START, 0, 0};
}

static void add(struct fingerprint *m, uint32_t cp, unsigned format)
{
    m->text = fnv(m->text, cp);
    if (format != 0)
        m->format = fnv(fnv(m->format ^ FNV_START, m->count), format);
    m->count++;
}

static bool is_blank(uint32_t cp)
{
    if (cp < 0x80)
        return cp <= ' ';
    return cp == 0xAD || (cp < 0xC0 || cp >= 0x1680 ? utf8_is_space(cp) : false);
}

void fingerprint_text(struct fingerprint *m, struct str text, unsigned format)
{
    for (size_t i = 0; i < text.n;) {
        uint32_t cp =
            (unsigned char)text.p[i] < 0x80 ? (unsigned char)text.p[i++] : utf8_next(text, &i);

        if (!is_blank(cp))
            add(m, cp, format);
    }
}

void fingerprint_note(struct fingerprint *m)
{
    add(m, NOTE_CHAR, 0);
}

bool fingerprint_is_any(const struct fingerprint *m)
{
    return m->count > 0;
}

bool fingerprint_is_same(const struct fingerprint *a, const struct fingerprint *b)
{
    return ((a->text ^ b->text) & TEXT_BITS) == 0 && ((a->format ^ b->format) & FORMAT_BITS) == 0 &&
           a->count == b->count;
}

static unsigned format_of(const struct node *n, const struct node *root)
{
    unsigned format = 0;

    for (; n != root; n = n->parent) {
        format |= n->kind == NODE_STRONG ? FINGERPRINT_BOLD : 0;
        format |= n->kind == NODE_EMPH ? FINGERPRINT_ITALIC : 0;
        format |= n->kind == NODE_UNDERLINE ? FINGERPRINT_UNDERLINE : 0;
        format |= n->kind == NODE_STRIKE ? FINGERPRINT_STRIKE : 0;
        format |= n->kind == NODE_SUP ? FINGERPRINT_SUP : 0;
        format |= n->kind == NODE_SUB ? FINGERPRINT_SUB : 0;
    }
    return format;
}

void fingerprint_node(struct fingerprint *m, const struct node *n, size_t label)
{
    fingerprint_init(m);
    for (struct walk it = walk_start(n); walk_next(&it);) {
        const struct node *at = it.node;

        if (!it.enter)
            continue;
        if (at->kind == NODE_TEXT || at->kind == NODE_CODE) {
            size_t first = label < at->text.n ? label : at->text.n;

            fingerprint_text(m, str_sub(at->text, first, at->text.n), format_of(at, n));
            label -= first;
        } else if (at->kind == NODE_NOTE_REF) {
            fingerprint_note(m);
        }
    }
}

void fingerprint_put(struct buf *b, const struct fingerprint_line *line)
{
    static const char digits[] = "0123456789abcdef";
    uint32_t numbers[] = {line->off, line->len, line->format, line->mark.count};

    for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
        buf_uint(b, numbers[i]);
        buf_char(b, ' ');
    }
    for (unsigned shift = TEXT_DIGITS * 4; shift > 0;)
        buf_char(b, digits[line->mark.text >> (shift -= 4) & 0xF]);
    buf_char(b, ' ');
    for (unsigned shift = line->mark.format != 0 ? FORMAT_DIGITS * 4 : 0; shift > 0;)
        buf_char(b, digits[line->mark.format >> (shift -= 4) & 0xF]);
    if (line->len == 0) {
        buf_char(b, ' ');
        buf_str(b, line->words);
    }
    buf_char(b, '\n');
}

static bool get_hex(struct str s, size_t count, uint64_t *value)
{
    *value = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];

        if ((c < '0' || c > '9') && (c < 'a' || c > 'f'))
            return false;
        *value = *value << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return s.n == count;
}

bool fingerprint_get(struct str text, struct fingerprint_line *line)
{
    uint32_t numbers[4];
    struct str word;

    *line = (struct fingerprint_line){.words = STR_NONE};
    for (unsigned i = 0; i < ARRAY_LEN(numbers); i++)
        if (!str_split(&text, ' ', &word) || !str_uint(word, UINT32_MAX, &numbers[i]))
            return false;
    line->off = numbers[0];
    line->len = numbers[1];
    line->format = numbers[2];
    line->mark.count = numbers[3];
    if (!str_split(&text, ' ', &word) || !get_hex(word, TEXT_DIGITS, &line->mark.text))
        return false;
    if (!str_split(&text, ' ', &word) ||
        !get_hex(word, word.n > 0 ? FORMAT_DIGITS : 0, &line->mark.format))
        return false;
    line->words = text;
    return true;
}
