/* SPDX-License-Identifier: MIT */
/* Aligns two sequences: unchanged, changed, added and removed elements. */
#ifndef DIFF_ALIGN_H
#define DIFF_ALIGN_H

#include "base/arena.h"

#define DIFF_ALIGN_NONE SIZE_MAX

/* Two sequences, given by their lengths and two predicates. */
struct diff_align_sides {
    size_t old_count, new_count;
    /* True if the elements are equal; called often, so it should be cheap. */
    bool (*is_same)(const void *user, size_t old, size_t new);
    /* True if old may have been edited into new; called rarely. */
    bool (*is_like)(const void *user, size_t old, size_t new);
    const void *user;
};

/* Both arrays live in the caller's arena; pairs never cross. */
struct diff_align {
    size_t *new_of; /* per old element: its new counterpart, or NONE */
    size_t *old_of; /* per new element likewise */
};

/*
 * Pairs equal elements (longest common subsequence), then elements in each gap: one to one if both
 * sides have the same number, otherwise the similar ones. Time and memory grow with the product of
 * the lengths between the equal ends; if that exceeds DIFF_ALIGN_PAIRS_MAX, returns false and *out
 * is unusable.
 */
#define DIFF_ALIGN_PAIRS_MAX (4u << 20)
bool diff_align(struct arena *arena, const struct diff_align_sides *sides, struct diff_align *out);

/* Percentage of the words of `a` that also occur in `b`; 0 if `a` has none. */
unsigned diff_align_percent(struct str a, struct str b);

#endif
