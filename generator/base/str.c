/* SPDX-License-Identifier: MIT */
/* Slices: compare, cut, find. */
#define _GNU_SOURCE /* memmem: two-way, linear for every needle */
#include "base/str.h"

#include <string.h>

/* Failed tries after which memmem searches the rest: it costs more to begin with. */
#define FIND_TRIES 16

struct str str_c(const char *c)
{
    return (struct str){c, c != NULL ? strlen(c) : 0};
}

bool str_eq(struct str a, struct str b)
{
    /* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): bytes have a place */
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_is(struct str a, const char *c)
{
    size_t i = 0;

    if (c == NULL)
        return a.n == 0;
    while (i < a.n && c[i] == a.p[i] && c[i] != '\0') /* usually differs in the first byte: cheaper
                                                       * than strlen */
        i++;
    return i == a.n && c[i] == '\0';
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n > 0 ? memcmp(a.p, b.p, n) : 0;

    if (order != 0)
        return order;
    return a.n < b.n ? -1 : a.n > b.n;
}

bool str_starts(struct str s, struct str prefix)
{
    return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq(str_sub(s, s.n - suffix.n, s.n), suffix);
}

struct str str_sub(struct str s, size_t from, size_t to)
{
    if (to > s.n)
        to = s.n;
    if (from > to)
        from = to;
    return (struct str){s.p != NULL ? s.p + from : NULL, to - from};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str str_trim(struct str s)
{
    while (s.n > 0 && is_blank(s.p[0]))
        s = str_sub(s, 1, s.n);
    while (s.n > 0 && is_blank(s.p[s.n - 1]))
        s.n--;
    return s;
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    const char *hit;

    if (needle.n == 0)
        return from <= s.n ? from : SIZE_MAX;
    for (unsigned k = 0; from <= s.n && s.n - from >= needle.n; k++) {
        if (k == FIND_TRIES) {
            hit = memmem(s.p + from, s.n - from, needle.p, needle.n);
            return hit != NULL ? (size_t)(hit - s.p) : SIZE_MAX;
        }
        hit = memchr(s.p + from, needle.p[0], s.n - from - needle.n + 1);
        if (hit == NULL)
            return SIZE_MAX;
        if (memcmp(hit, needle.p, needle.n) == 0)
            return (size_t)(hit - s.p);
        from = (size_t)(hit - s.p) + 1;
    }
    return SIZE_MAX;
}

size_t str_find_char(struct str s, char c, size_t from)
{
    const char *hit = from < s.n ? memchr(s.p + from, c, s.n - from) : NULL;

    return hit != NULL ? (size_t)(hit - s.p) : SIZE_MAX;
}

/* SWAR, seven pairs at a time: a byte is 0 in both w ^ c and the same word shifted by one. */
bool str_has_pair(struct str s, char c)
{
    static const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t i = 0;

    for (uint64_t word; s.n - i >= sizeof(word); i += sizeof(word) - 1) {
        memcpy(&word, s.p + i, sizeof(word));
        word ^= ones * (unsigned char)c;
        word |= word >> 8 | UINT64_C(0xFF) << 56;
        if (((word - ones) & ~word & ones * 0x80) != 0)
            return true;
    }
    for (; i + 1 < s.n; i++)
        if (s.p[i] == c && s.p[i + 1] == c)
            return true;
    return false;
}

/* SWAR, eight bytes at a time: a byte other than c sets its high bit; a multiplication adds up the
 * rest in the top byte. */
size_t str_count(struct str s, char c)
{
    static const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t count = 0;
    size_t i = 0;

    for (uint64_t word; s.n - i >= sizeof(word); i += sizeof(word)) {
        memcpy(&word, s.p + i, sizeof(word));
        word ^= ones * (unsigned char)c;
        word |= (word & ones * 0x7F) + ones * 0x7F;
        count += ((~word >> 7 & ones) * ones) >> 56;
    }
    for (; i < s.n; i++)
        count += s.p[i] == c;
    return count;
}

bool str_split(struct str *rest, char sep, struct str *piece)
{
    size_t at;

    if (rest->p == NULL)
        return false;
    at = str_find_char(*rest, sep, 0);
    if (at == SIZE_MAX) {
        *piece = *rest;
        *rest = STR_NONE;
        return true;
    }
    *piece = str_sub(*rest, 0, at);
    *rest = str_sub(*rest, at + 1, rest->n);
    return true;
}

bool str_uint(struct str s, uint32_t max, uint32_t *value)
{
    uint32_t sum = 0;

    if (s.n == 0)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned digit = (unsigned char)s.p[i] - (unsigned)'0';

        if (digit > 9 || digit > max || sum > (max - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    *value = sum;
    return true;
}

unsigned str_distance(struct str a, struct str b)
{
    unsigned row[64];

    if (a.n > 63 || b.n > 63)
        return 64;
    for (unsigned j = 0; j <= b.n; j++)
        row[j] = j;
    for (unsigned i = 1; i <= a.n; i++) {
        unsigned diagonal = row[0];

        row[0] = i;
        for (unsigned j = 1; j <= b.n; j++) {
            unsigned best = diagonal + (a.p[i - 1] != b.p[j - 1]);

            diagonal = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[b.n];
}
