/* SPDX-License-Identifier: MIT */
/* Case and folding by Unicode tables, independent of the locale. */
#include "base/vn.h"

#include <utf8proc.h>

#include "base/utf8.h"

#define D_STROKE_CAPITAL 0x0110u

/* Appends s with the case of each letter changed: ASCII inline, others by utf8proc. */
static void turn(struct buf *b, struct str s, char first, utf8proc_int32_t (*by)(utf8proc_int32_t))
{
    buf_reserve(b, s.n);
    for (size_t i = 0; i < s.n;) {
        char c = s.p[i];

        if ((unsigned char)c >= 0x80) {
            utf8_put(b, (uint32_t)by((utf8proc_int32_t)utf8_next(s, &i)));
            continue;
        }
        buf_char(b, c >= first && c < first + 26 ? (char)(c ^ 0x20) : c);
        i++;
    }
}

void vn_upper(struct buf *b, struct str s)
{
    turn(b, s, 'a', utf8proc_toupper);
}

void vn_lower(struct buf *b, struct str s)
{
    turn(b, s, 'A', utf8proc_tolower);
}

uint32_t vn_lower_letter(uint32_t cp)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

bool vn_is_upper(struct str s)
{
    bool has_upper = false;

    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);

        if (utf8_is_lower(cp))
            return false;
        has_upper |= utf8_is_upper(cp);
    }
    return has_upper;
}

/* The letter without its marks. */
static uint32_t base_letter(uint32_t cp)
{
    utf8proc_int32_t parts[8] = {0};
    utf8proc_ssize_t n;
    int boundary = 0;

    if (cp < 0x80)
        return cp;
    if (cp == VN_D_STROKE)
        return 'd';
    if (cp == D_STROKE_CAPITAL)
        return 'D';
    n = utf8proc_decompose_char((utf8proc_int32_t)cp, parts, (utf8proc_ssize_t)ARRAY_LEN(parts),
                                UTF8PROC_DECOMPOSE, &boundary);
    if (n < 1 || n > (utf8proc_ssize_t)ARRAY_LEN(parts))
        return cp;
    for (utf8proc_ssize_t i = 1; i < n; i++)
        if (!utf8_is_mark((uint32_t)parts[i]))
            return cp; /* a Hangul syllable, say */
    return (uint32_t)parts[0];
}

void vn_strip(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);

        if (!utf8_is_mark(cp))
            utf8_put(b, base_letter(cp));
    }
}

void vn_fold(struct buf *b, struct str s)
{
    size_t start = b->n;
    bool gap = false;

    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);

        if (utf8_is_mark(cp))
            continue;
        cp = base_letter(cp);
        if (!utf8_is_letter(cp) && !utf8_is_digit(cp)) {
            gap = true;
            continue;
        }
        if (gap && b->n > start)
            buf_char(b, '_');
        gap = false;
        utf8_put(b, (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp));
    }
}

struct str vn_fold_in(struct arena *a, struct str s)
{
    struct buf b = BUF_NEW;
    struct str folded;

    vn_fold(&b, s);
    folded = arena_str(a, buf_view(&b));
    buf_done(&b);
    return folded;
}
