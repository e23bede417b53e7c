/* SPDX-License-Identifier: MIT */
/* Estimates the page count of a layout without a word processor. */
#ifndef LAYOUT_ESTIMATE_H
#define LAYOUT_ESTIMATE_H

#include "layout/layout.h"

struct layout_estimate {
    uint32_t pages;
    uint32_t sign_page;  /* of the signature block, from 1; 0: there is none */
    uint32_t sign_twips; /* its distance from the top edge of that page */
};

/*
 * Line widths by metric.h; heights by type sizes, spacing, page breaks, keep-next and keep-lines of
 * the styles; rows are never split, notes are on the page of their references. Renderers differ by
 * a few lines, so the count may be off by one page. The signature block is the last borderless
 * table of the first section, unless it is the only one (that is the head). Memory comes from the
 * arena. Cannot fail.
 */
struct layout_estimate layout_estimate_run(struct arena *a, const struct layout *layout);

#endif
