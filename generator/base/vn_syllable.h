/* SPDX-License-Identifier: MIT */
/* Tests whether a word is spelled as one Vietnamese syllable. */
#ifndef VN_SYLLABLE_H
#define VN_SYLLABLE_H

#include "base/str.h"

/* Buffer size in bytes of UTF-8 for the longest syllable, "nghiêng" with a tone, with room to
 * spare. */
#define VN_SYLLABLE_BYTES 24

/*
 * True when `word` (NFC, any case) is an initial, a rhyme and at most one tone by Vietnamese
 * spelling: c/k/qu, g/gh and ng/ngh by the vowel, only sắc and nặng before c, ch, p, t. False for
 * names from minority languages ("Krông", "Kạn"). The tone may be on any vowel: "hoà" and "hòa".
 */
bool vn_syllable(struct str word);

#endif
