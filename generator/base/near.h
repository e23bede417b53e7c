/* SPDX-License-Identifier: MIT */
/* The name that was probably meant, for “did you mean”. */
#ifndef NEAR_H
#define NEAR_H

#include "base/str.h"

struct near {
    struct str wanted;
    unsigned distance; /* a candidate must be nearer than this */
    struct str found;  /* STR_NONE: none so far */
};

/* How many letters of a name of `n` bytes may be wrong: two, or a third of them. */
unsigned near_usual(size_t n);
/* Begins a search: `limit` is how many letters may differ, at least one of `wanted` stays. */
struct near near_to(struct str wanted, unsigned limit);
/* One candidate: `name` is compared, `shown` is what is suggested. The first of several
 * that are as near stays. Nothing is copied. */
void near_try(struct near *near, struct str name, struct str shown);

#endif
