/* SPDX-License-Identifier: MIT */
/* A strict decoder of our own; tables and normal forms from utf8proc. */
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/num.h"

/* Code points in the canonical decomposition of one: at most 4 in Unicode. */
#define PARTS_MAX 8
/* Longest run of marks that is sorted by insertion. */
#define MARKS_SHORT 32u

/* Length of the well-formed sequence at p (1..4), 0 if it is invalid. */
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

size_t utf8_plain(struct str s, size_t i)
{
    /* SWAR, eight bytes at a time: one of the three terms sets the high bit of a non-plain byte. A
     * borrow or carry may set it for a neighbour too, so single bytes are then checked. */
    static const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t word;

    while (s.n - i >= sizeof(word)) {
        memcpy(&word, s.p + i, sizeof(word));
        if ((word | (word - ones * 0x20) | (word + ones)) & ones * 0x80)
            break;
        i += sizeof(word);
    }
    while (i < s.n && (unsigned char)s.p[i] >= 0x20 && (unsigned char)s.p[i] < 0x7F)
        i++;
    return i;
}

bool utf8_valid(struct str s, size_t *bad)
{
    const unsigned char *p = (const unsigned char *)s.p;

    for (size_t i = 0; i < s.n;) {
        size_t len;

        if (p[i] < 0x80) { /* most bytes of most inputs */
            i = utf8_plain(s, i + 1);
            continue;
        }
        len = sequence_length(p + i, s.n - i);

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
bool utf8_is_stable(uint32_t cp)
{
    return cp < 0x300 || (cp >= 0x1E00 && cp <= 0x1EFF) || (cp >= 0x2002 && cp <= 0x20CF) ||
           (cp >= 0x2190 && cp <= 0x22FF) || cp == UTF8_REPLACEMENT;
}

bool utf8_is_nfc(struct str s)
{
    for (size_t i = 0; i < s.n;) {
        if ((unsigned char)s.p[i] < 0x80)
            i++;
        else if (!utf8_is_stable(utf8_next(s, &i)))
            return false;
    }
    return true;
}

static unsigned combining_class(utf8proc_int32_t cp)
{
    return (unsigned)utf8proc_get_property(cp)->combining_class;
}

/* Stable counting sort of n marks by combining class, for long runs. */
static void count_marks(utf8proc_int32_t *marks, size_t n)
{
    size_t start[257] = {0};
    utf8proc_int32_t *sorted = malloc(num_mul(n, sizeof(*sorted)));

    if (sorted == NULL)
        base_no_memory();
    for (size_t i = 0; i < n; i++)
        start[combining_class(marks[i]) + 1]++;
    for (size_t k = 1; k < ARRAY_LEN(start); k++)
        start[k] += start[k - 1];
    for (size_t i = 0; i < n; i++)
        sorted[start[combining_class(marks[i])]++] = marks[i];
    memcpy(marks, sorted, n * sizeof(*sorted));
    free(sorted);
}

/* Insertion sort, for the two or three marks of a letter. */
static void insert_marks(utf8proc_int32_t *marks, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        utf8proc_int32_t mark = marks[i];
        size_t k = i;

        for (; k > 0 && combining_class(marks[k - 1]) > combining_class(mark); k--)
            marks[k] = marks[k - 1];
        marks[k] = mark;
    }
}

/* Puts every run of marks into canonical order. */
static void order_marks(utf8proc_int32_t *cps, size_t n)
{
    size_t start = 0; /* of the run that ends before i */

    for (size_t i = 0; i <= n; i++) {
        if (i < n && combining_class(cps[i]) != 0)
            continue;
        if (i - start > MARKS_SHORT)
            count_marks(cps + start, i - start);
        else
            insert_marks(cps + start, i - start);
        start = i + 1;
    }
}

/* Appends one stretch in NFC; `work` is scratch space. */
static void put_stretch(struct buf *b, struct str s, struct buf *work)
{
    utf8proc_int32_t *cps;
    utf8proc_ssize_t n;

    buf_clear(work);
    for (size_t i = 0; i < s.n;) {
        utf8proc_int32_t parts[PARTS_MAX] = {(utf8proc_int32_t)utf8_next(s, &i)};
        int boundary = 0;

        n = utf8proc_decompose_char(parts[0], parts, PARTS_MAX, UTF8PROC_DECOMPOSE, &boundary);
        buf_add(work, parts, (n >= 1 && n <= PARTS_MAX ? (size_t)n : 1) * sizeof(parts[0]));
    }
    cps = (utf8proc_int32_t *)(void *)work->p;
    order_marks(cps, work->n / sizeof(*cps));
    n = utf8proc_normalize_utf32(cps, (utf8proc_ssize_t)(work->n / sizeof(*cps)),
                                 UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    for (utf8proc_ssize_t i = 0; i < n; i++)
        utf8_put(b, (uint32_t)cps[i]);
}

/*
 * Decomposes only stretches that may change: an unstable code point, the one before it, and all up
 * to the next stable one. utf8proc_map() is not used: it orders n marks on one letter in n² steps.
 */
void utf8_nfc(struct buf *b, struct str s)
{
    struct buf work = BUF_NEW;
    size_t done = 0;   /* everything before it is already appended */
    size_t before = 0; /* start of the code point before i; never below done */

    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        size_t end;

        if ((unsigned char)s.p[i] < 0x80 || utf8_is_stable(utf8_next(s, &i))) {
            i += i == at;
            before = at;
            continue;
        }
        for (end = i; end < s.n && !utf8_is_stable(utf8_next(s, &i));)
            end = i;
        buf_add(b, s.p + done, before - done);
        put_stretch(b, str_sub(s, before, end), &work);
        done = before = i = end;
    }
    buf_str(b, str_sub(s, done, s.n));
    buf_done(&work);
}

size_t utf8_letter(struct str s, size_t i)
{
    if (i >= s.n)
        return s.n;
    for (;;) {
        size_t end = i;

        if (i == 0 || !utf8_is_mark(utf8_next(s, &end)))
            return i;
        do
            i--;
        while (i > 0 && ((unsigned char)s.p[i] & 0xC0) == 0x80);
    }
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
