/* SPDX-License-Identifier: MIT */
/* Units of length and all conversions between them. Lengths are stored in twips (1/20 pt = 1/1440
 * in), type sizes in half points, as in OOXML. */
#ifndef UNIT_H
#define UNIT_H

#include "base/str.h"

#define UNIT_TWIPS_PER_PT 20u

/* "20mm", "1.27cm", "6pt", "120" (twips) → twips, rounded to the nearest. Accepts a decimal comma.
 * False for anything else or over 22 in (31,680 twips, the widest page of Word). */
bool unit_twips(struct str text, uint32_t *twips);
/* "14", "13,5" (points) → half points; false unless a multiple of 0.5 in 1..144. */
bool unit_half_points(struct str text, uint32_t *half_points);
/* Twips → micrometres, for messages: 1 twip = 17.64 µm. Rounded to the nearest. */
uint32_t unit_micrometres(uint32_t twips);

#endif
