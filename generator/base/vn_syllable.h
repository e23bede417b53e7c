/* SPDX-License-Identifier: MIT */
/* Whether a word is written as one Vietnamese syllable. */
#ifndef VN_SYLLABLE_H
#define VN_SYLLABLE_H

#include "base/str.h"

/* The longest syllable, "nghiêng" with a tone, in bytes of UTF-8 and some more. */
#define VN_SYLLABLE_BYTES 24

/*
 * True when `word` (NFC, any case) is an initial, a rhyme and at most one tone as
 * Vietnamese spells them: c/k/qu, g/gh and ng/ngh by the vowel, only sắc and nặng
 * before c, ch, p, t. Names of other peoples ("Krông", "Kạn") are none. The tone
 * may stand on any vowel: "hoà" and "hòa".
 */
bool vn_syllable(struct str word);

#endif
