/* SPDX-License-Identifier: MIT */
/*
 * Fast path for Vietnamese text: two table look-ups per byte and one branch that is almost never
 * taken. Letters of one and of several bytes mix so freely that any other branch would be
 * mispredicted every few bytes.
 *
 * Common characters are U+0020 … U+007E, the letters of Latin-1 except Ð and ð, the ones of
 * Vietnamese in U+0102 … U+01B0, and U+1E80 … U+1EFF. None of them composes with its successor, is
 * a blank other than U+0020, or is a look-alike of an intended letter.
 */
#ifndef VN_COMMON_H
#define VN_COMMON_H

#include "base/str.h"

/* Flags of a byte: complete without a second byte; valid after C3 (inverted in vn_common_next);
 * starts a letter or a decimal digit. */
#define VN_COMMON_ALONE 0x01
#define VN_COMMON_LATIN 0x02
#define VN_COMMON_LETTER_SHIFT 7

extern const uint8_t vn_common_lead[256], vn_common_next[256];

/* True if a byte and its successor belong to common characters; reads p[0] and p[1]. */
static inline bool vn_common_pair(const char *p)
{
    return (vn_common_lead[(unsigned char)p[0]] &
            (vn_common_next[(unsigned char)p[1]] ^ (VN_COMMON_ALONE | VN_COMMON_LATIN))) != 0;
}

/* True if c ends a common character, given that the bytes before it belong to one. */
static inline bool vn_common_alone(char c)
{
    return (vn_common_lead[(unsigned char)c] & VN_COMMON_ALONE) != 0;
}

/* End of the run of common characters that starts at i, at most s.n. s is valid UTF-8, i is at a
 * character. */
size_t vn_common_end(struct str s, size_t i);
/* Counts the letters and decimal digits of that run and moves *i to its end. */
size_t vn_common_letters(struct str s, size_t *i);

#endif
