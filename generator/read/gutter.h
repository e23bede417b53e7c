/* SPDX-License-Identifier: MIT */
/* A line that sets two columns with tabs or blanks, split at the gutter. */
#ifndef READ_GUTTER_H
#define READ_GUTTER_H

#include "doc/landmark.h"

struct read_gutter {
    struct str left, right; /* the text on either side; borrowed from the line */
    uint32_t from, to;      /* end of left, start of right, in characters; a tab is 8 */
};

/*
 * Splits `line`, indented by `indent` characters, at its widest run of blanks. False if no run is
 * wide enough, or the right text cannot start a column: a small letter continues a line with a
 * blank to fill in, a label precedes its own text.
 */
bool read_gutter(struct str line, uint32_t indent, struct read_gutter *out);
/* True if the line certainly belongs to the head or foot of a document: a head landmark at the
 * right, the number or foot landmark at the left, or capitals on both sides. */
bool read_gutter_is_placement(const struct landmarks *landmarks, const struct read_gutter *g);
/* True for the first line of a foot. */
bool read_gutter_is_foot(const struct landmarks *landmarks, const struct read_gutter *g);

#endif
