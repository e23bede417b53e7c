/* SPDX-License-Identifier: MIT */
/* How wide text is in a Times face, so that lines can be filled and fitted
 * without a font at hand. The widths are those of Liberation Serif, which was
 * made to set lines as Times New Roman does; Vietnamese letters included. */
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

/* metric_char() counts in this many parts of the type size. */
#define METRIC_UNITS_PER_EM 2048u

/*
 * Advance width of one code point, in 1/METRIC_UNITS_PER_EM em, at most 2 em.
 * 0: control characters (tab and line end too: the caller knows what they do),
 * combining marks, joiners, direction marks, variation selectors, and the soft
 * hyphen, which shows only where a line breaks.
 * What the fonts lack has a stand-in: 1 em for CJK, Hangul, full-width forms,
 * emoji, ticks and ballot boxes, which a wider font will supply; the average
 * of a–z in that face for all else, also above U+10FFFF. Cannot fail.
 */
uint32_t metric_char(enum metric_face face, uint32_t cp);

/*
 * Width in twips (1/20 pt), rounded up, of one line of text set in type of
 * `half_points` (1/2 pt, as OOXML counts; 0 gives 0). `p` is n bytes of valid
 * UTF-8 in NFC, not kept; it may be NULL when n is 0. The advances are added
 * without kerning and rounded once: pieces measured apart may sum to up to
 * 1 twip a piece more. UINT32_MAX stands for all that is wider. Cannot fail.
 */
uint32_t metric_text(enum metric_face face, unsigned half_points, const char *p,
                     size_t n);

#endif
