/* SPDX-License-Identifier: MIT */
/* About how many pages a layout fills, told without a word processor. */
#ifndef LAYOUT_ESTIMATE_H
#define LAYOUT_ESTIMATE_H

#include "layout/layout.h"

struct layout_estimate {
    uint32_t pages;
    uint32_t sign_page;  /* of the signature block, from 1; 0: there is none */
    uint32_t sign_twips; /* its distance from the top edge of that page */
};

/*
 * Lines by the widths of metric.h, heights by the type sizes, spacing, page
 * breaks, keep-next and keep-lines of the styles, rows never split, notes at the
 * page of their marks. Renderers differ by a few lines, so the count may be one
 * page off. The signature block is the last table without borders of the first
 * section, when it is not the only one (that is the head). Memory comes from the
 * arena. Cannot fail.
 */
struct layout_estimate layout_estimate_run(struct arena *a, const struct layout *layout);

#endif
