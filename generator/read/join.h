/* SPDX-License-Identifier: MIT */
/* Joins the lines of a block into one text and maps offsets back to the source. */
#ifndef READ_JOIN_H
#define READ_JOIN_H

#include "diag/src.h"

/* Separator between a span and the next one in the joined text. */
enum read_join_kind {
    READ_JOIN_NONE,
    READ_JOIN_BLANK, /* one blank replaces the line end and indentation */
    READ_JOIN_BREAK  /* a line feed: line break set by the author */
};

/* A slice of the source's text. */
struct read_span {
    uint32_t off, len;
    uint8_t join; /* enum read_join_kind */
};

struct read_join {
    struct str text; /* borrowed from the source if there is one span */
    const struct read_span *spans;
    const uint32_t *starts; /* offset of each span in `text`; NULL for one span */
    size_t count;
    uint16_t number; /* of the source, for struct pos */
};

/* Joins the spans; copies are made in `a`. `spans` must outlive *j. The separator of the last span
 * is ignored. A line feed in the text is a break. */
void read_join_make(struct read_join *j, struct arena *a, const struct src *src, uint16_t number,
                    const struct read_span *spans, size_t count);
/* Source position of bytes [from, to) of the joined text. */
struct pos read_join_place(const struct read_join *j, size_t from, size_t to);
/* Bytes [from, to) with breaks as blanks; copied into `a` only if there are any. */
struct str read_join_slice(const struct read_join *j, struct arena *a, size_t from, size_t to);

#endif
