/* SPDX-License-Identifier: MIT */
/*
 * What most of a Vietnamese text is made of, told from all else by two look-ups a
 * byte and one branch that is nearly never taken: letters of one and of several bytes
 * mix so that a processor guesses any other branch wrong every few bytes.
 *
 * Usual characters are U+0020 … U+007E, the letters of Latin-1 but Ð and ð, the ones of
 * Vietnamese in U+0102 … U+01B0, and U+1E80 … U+1EFF. None of them composes with what
 * stands behind it, is a blank but U+0020, or has a look-alike that is meant instead.
 */
#ifndef VN_COMMON_H
#define VN_COMMON_H

#include "base/str.h"

/* Bits of a byte's entry: it needs none behind it; what follows C3 (turned round in
 * vn_common_next); it begins a letter or a decimal digit. */
#define VN_COMMON_ALONE 0x01
#define VN_COMMON_LATIN 0x02
#define VN_COMMON_LETTER_SHIFT 7

extern const uint8_t vn_common_lead[256], vn_common_next[256];

/* Whether a byte, with the one behind it, is of usual characters: p[0] and p[1] are read. */
static inline bool vn_common_pair(const char *p)
{
    return (vn_common_lead[(unsigned char)p[0]] &
            (vn_common_next[(unsigned char)p[1]] ^ (VN_COMMON_ALONE | VN_COMMON_LATIN))) != 0;
}

/* Whether it is the last byte of a usual character, when the bytes before it are of one. */
static inline bool vn_common_alone(char c)
{
    return (vn_common_lead[(unsigned char)c] & VN_COMMON_ALONE) != 0;
}

/* Where the run of usual characters ends that begins at i, at most s.n: at a character
 * that is none, or at s.n. s is valid UTF-8, i at a character. */
size_t vn_common_end(struct str s, size_t i);
/* How many letters and decimal digits there are in that run; *i moves to its end. */
size_t vn_common_letters(struct str s, size_t *i);

#endif
