/* SPDX-License-Identifier: MIT */
/* A strict decoder of our own; tables and normal forms from utf8proc. */
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Length of the well-formed sequence at p (1..4), 0 when it is broken. */
static size_t sequence_length(const unsigned char *p, size_t n)
{
    size_t len;

    if (p[0] < 0x80)
        return 1;
    len = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4 || n < len)
        return 0;
    for (size_t i = 1; i < len; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
        (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
        return 0;
    return len;
}

bool utf8_valid(struct str s, size_t *bad)
{
    const unsigned char *p = (const unsigned char *)s.p;

    for (size_t i = 0; i < s.n;) {
        size_t len = sequence_length(p + i, s.n - i);

        if (len == 0) {
            if (bad != NULL)
                *bad = i;
            return false;
        }
        i += len;
    }
    return true;
}

uint32_t utf8_next(struct str s, size_t *i)
{
    const unsigned char *p = (const unsigned char *)s.p + *i;
    size_t len = sequence_length(p, s.n - *i);
    uint32_t cp;

    if (len <= 1) {
        *i += 1;
        return len == 1 ? p[0] : UTF8_REPLACEMENT;
    }
    cp = p[0] & (0xFFu >> (len + 1));
    for (size_t k = 1; k < len; k++)
        cp = cp << 6 | (p[k] & 0x3Fu);
    *i += len;
    return cp;
}

uint32_t utf8_before(struct str s, size_t i)
{
    size_t at = i;

    if (i == 0)
        return 0;
    do
        at--;
    while (at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80);
    return utf8_next(s, &at);
}

void utf8_put(struct buf *b, uint32_t cp)
{
    char out[4];

    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        cp = UTF8_REPLACEMENT;
    buf_add(b, out, (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)out));
}

/* Blocks whose code points neither compose nor have another canonical form. */
static bool is_stable(uint32_t cp)
{
    return cp < 0x300 || (cp >= 0x1E00 && cp <= 0x1EFF) || (cp >= 0x2002 && cp <= 0x20CF) ||
           (cp >= 0x2190 && cp <= 0x22FF) || (cp >= 0xFDD0 && cp <= 0xFDEF);
}

bool utf8_is_nfc(struct str s)
{
    for (size_t i = 0; i < s.n;) {
        if ((unsigned char)s.p[i] < 0x80)
            i++;
        else if (!is_stable(utf8_next(s, &i)))
            return false;
    }
    return true;
}

void utf8_nfc(struct buf *b, struct str s)
{
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t n;

    if (utf8_is_nfc(s)) {
        buf_str(b, s);
        return;
    }
    n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &out,
                     UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    if (n < 0)
        base_die("hết bộ nhớ", "out of memory"); /* valid input fails no other way */
    buf_add(b, out, (size_t)n);
    free(out);
}

size_t utf8_columns(struct str s)
{
    size_t count = 0;

    for (size_t i = 0; i < s.n;)
        count += !utf8_is_mark(utf8_next(s, &i));
    return count;
}

static utf8proc_category_t category(uint32_t cp)
{
    return utf8proc_category((utf8proc_int32_t)cp);
}

bool utf8_is_letter(uint32_t cp)
{
    if (cp < 0x80)
        return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
    switch ((int)category(cp)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return true;
    default:
        return false;
    }
}

bool utf8_is_digit(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= '0' && cp <= '9';
    return category(cp) == UTF8PROC_CATEGORY_ND;
}

bool utf8_is_mark(uint32_t cp)
{
    if (cp < 0x300)
        return false;
    switch ((int)category(cp)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return true;
    default:
        return false;
    }
}

bool utf8_is_space(uint32_t cp)
{
    if (cp < 0x80)
        return cp == ' ' || (cp >= '\t' && cp <= '\r');
    return cp == 0x85 || category(cp) == UTF8PROC_CATEGORY_ZS || cp == 0x2028 || cp == 0x2029;
}

bool utf8_is_upper(uint32_t cp)
{
    return category(cp) == UTF8PROC_CATEGORY_LU;
}

bool utf8_is_lower(uint32_t cp)
{
    return category(cp) == UTF8PROC_CATEGORY_LL;
}

struct str utf8_trunc(struct str s, size_t bytes)
{
    if (s.n <= bytes)
        return s;
    while (bytes > 0 && ((unsigned char)s.p[bytes] & 0xC0) == 0x80)
        bytes--;
    return str_sub(s, 0, bytes);
}
