/* SPDX-License-Identifier: MIT */
/* Text widths in a Times face, to fill and fit lines without a font file. The widths are those of
 * Liberation Serif, which is metrically compatible with Times New Roman, Vietnamese letters
 * included. */
#ifndef METRIC_H
#define METRIC_H

#include <stddef.h>
#include <stdint.h>

enum metric_face {
    METRIC_REGULAR,
    METRIC_BOLD,
    METRIC_ITALIC,
    METRIC_BOLD_ITALIC
};

/* Unit of metric_char(): parts of the type size. */
#define METRIC_UNITS_PER_EM 2048u

/*
 * Advance width of one code point, in 1/METRIC_UNITS_PER_EM em, at most 2 em. 0: control characters
 * (tab and line end too, which the caller handles), combining marks, joiners, direction marks,
 * variation selectors, and the soft hyphen, which is visible only at a line break. Missing glyphs
 * have a fallback: 1 em for CJK, Hangul, full-width forms, emoji, ticks and ballot boxes, which
 * come from wider fonts; the average of a–z in that face for all else, also above U+10FFFF. Cannot
 * fail.
 */
uint32_t metric_char(enum metric_face face, uint32_t cp);

/*
 * Width in twips (1/20 pt), rounded up, of one line of text in type of `half_points` (1/2 pt, as in
 * OOXML; 0 gives 0). `p` is n bytes of valid UTF-8 in NFC, not kept; may be NULL if n is 0. Adds
 * the advances without kerning and rounds once: pieces measured separately may sum to up to 1 twip
 * more per piece. Saturates at UINT32_MAX. Cannot fail.
 */
uint32_t metric_text(enum metric_face face, unsigned half_points, const char *p,
                     size_t n);

#endif
