/* SPDX-License-Identifier: MIT */
/* A line of two columns, made with tabs or blanks: the gutter between them. */
#ifndef READ_GUTTER_H
#define READ_GUTTER_H

#include "doc/landmark.h"

struct read_gutter {
    struct str left, right; /* the line on both sides; borrowed from it */
    uint32_t from, to;      /* where the left ends and the right begins, in characters; a
                             * tab is 8 */
};

/* Cuts `line`, which begins `indent` characters from the margin, at its widest run of
 * blanks. False when none is wide enough, and where what follows cannot begin a column: a
 * small letter goes on behind a blank to be filled in, a label stands before its text. */
bool read_gutter(struct str line, uint32_t indent, struct read_gutter *out);
/* True for what stands in a head or foot for certain: a landmark of the head at the right, the
 * number or the foot at the left, capitals on both sides. */
bool read_gutter_is_placement(const struct landmarks *landmarks, const struct read_gutter *g);
/* True for the first line of a foot. */
bool read_gutter_is_foot(const struct landmarks *landmarks, const struct read_gutter *g);

#endif
