/* SPDX-License-Identifier: MIT */
/* Brings two sequences side by side: what stayed, what was changed, what is new or gone. */
#ifndef DIFF_ALIGN_H
#define DIFF_ALIGN_H

#include "base/arena.h"

#define DIFF_ALIGN_NONE SIZE_MAX

/* Both sequences, known by their lengths and by what is asked of a pair. */
struct diff_align_sides {
    size_t old_count, new_count;
    /* True when the elements are equal; asked many times, so it should be cheap. */
    bool (*is_same)(const void *user, size_t old, size_t new);
    /* True when one may have been changed into the other; asked of few. */
    bool (*is_like)(const void *user, size_t old, size_t new);
    const void *user;
};

/* Both arrays live in the caller's arena; the pairs never cross. */
struct diff_align {
    size_t *new_of; /* of an old element: the new one that it became, or NONE */
    size_t *old_of; /* of a new element likewise */
};

/*
 * Pairs equal elements first (a longest common subsequence), then those between two such
 * pairs: one by one where there are as many on both sides, else the ones that are alike.
 * Time and memory grow with the product of what lies between the equal ends; false when that
 * is more than DIFF_ALIGN_PAIRS_MAX, with nothing in *out to be used.
 */
#define DIFF_ALIGN_PAIRS_MAX (4u << 20)
bool diff_align(struct arena *arena, const struct diff_align_sides *sides, struct diff_align *out);

/* How many of the words of `a` stand in `b` too, in percent; 0 when `a` has none. */
unsigned diff_align_percent(struct str a, struct str b);

#endif
