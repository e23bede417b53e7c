/* SPDX-License-Identifier: MIT */
#include "base/vn_common.h"

/* O: not common; S: sign; L: letter or digit; M: continuation byte of a letter. The other lead
 * bytes have a bit each for their valid successors. */
enum {
    LETTER = 1 << VN_COMMON_LETTER_SHIFT,
    O = 0,
    S = VN_COMMON_ALONE,
    L = S | LETTER,
    M = VN_COMMON_ALONE,
    C3 = VN_COMMON_LATIN,
    C4 = 0x04,
    C5 = 0x08,
    C6 = 0x10,
    E1 = 0x20,
};

#define ROW(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x

/* Sixteen per row. */
/* clang-format off */
const uint8_t vn_common_lead[256] = {
    ROW(O),                                         /* 00 control characters */
    ROW(O),                                         /* 10 */
    ROW(S),                                         /* 20 signs */
    L, L, L, L, L, L, L, L, L, L, S, S, S, S, S, S, /* 30 digits */
    S, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 40 letters */
    L, L, L, L, L, L, L, L, L, L, L, S, S, S, S, S, /* 50 */
    S, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 60 */
    L, L, L, L, L, L, L, L, L, L, L, S, S, S, S, O, /* 70 */
    ROW(M),                                         /* 80 */
    ROW(M),                                         /* 90 */
    ROW(M),                                         /* A0 */
    ROW(M),                                         /* B0 */
    [0xC3] = C3 | LETTER, [0xC4] = C4 | LETTER, [0xC5] = C5 | LETTER, [0xC6] = C6 | LETTER,
    [0xE1] = E1 | LETTER,
};
/* clang-format on */

/* Valid successors of a lead byte; for C3, which accepts most, the invalid ones. */
const uint8_t vn_common_next[256] = {
    [0x82] = C4,      /* Ă */
    [0x83] = C4,      /* ă */
    [0x90] = C4 | C3, /* Đ, not Ð */
    [0x91] = C4,      /* đ */
    [0x97] = C3,      /* not × */
    [0xA0] = C6,      /* Ơ */
    [0xA1] = C6,      /* ơ */
    [0xA8] = C4 | C5, /* Ĩ, Ũ */
    [0xA9] = C4 | C5, /* ĩ, ũ */
    [0xAF] = C6,      /* Ư */
    [0xB0] = C6 | C3, /* ư, not ð */
    [0xB7] = C3,      /* not ÷ */
    [0xBA] = E1,      /* U+1E80 … U+1EBF */
    [0xBB] = E1,      /* U+1EC0 … U+1EFF */
};

size_t vn_common_end(struct str s, size_t i)
{
    if (i >= s.n)
        return s.n;
    for (; i + 1 < s.n; i++)
        if (!vn_common_pair(s.p + i))
            return i;
    return vn_common_alone(s.p[i]) ? s.n : i;
}

size_t vn_common_letters(struct str s, size_t *i)
{
    size_t at = *i;
    size_t count = 0;

    for (; at + 1 < s.n && vn_common_pair(s.p + at); at++)
        count += vn_common_lead[(unsigned char)s.p[at]] >> VN_COMMON_LETTER_SHIFT;
    if (at + 1 == s.n && vn_common_alone(s.p[at]))
        count += vn_common_lead[(unsigned char)s.p[at++]] >> VN_COMMON_LETTER_SHIFT;
    *i = at;
    return count;
}
