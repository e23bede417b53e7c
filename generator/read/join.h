/* SPDX-License-Identifier: MIT */
/* The lines of a block as one text, with the way back to the source. */
#ifndef READ_JOIN_H
#define READ_JOIN_H

#include "diag/src.h"

/* What stands between a span and the next one in the joined text. */
enum read_join_kind {
    READ_JOIN_NONE,
    READ_JOIN_BLANK, /* one blank for the line end and the indentation */
    READ_JOIN_BREAK  /* a line feed: the author's own line break */
};

/* A piece of the source's text. */
struct read_span {
    uint32_t off, len;
    uint8_t join; /* enum read_join_kind */
};

struct read_join {
    struct str text; /* a slice of the source when there is one span */
    const struct read_span *spans;
    const uint32_t *starts; /* of each span in `text`; NULL for one span */
    size_t count;
    uint16_t number; /* of the source, for struct pos */
};

/* Joins; what has to be copied lives in `a`. `spans` must outlive *j. The join
 * of the last span is not written. A line feed in the text is a break. */
void read_join_make(struct read_join *j, struct arena *a, const struct src *src, uint16_t number,
                    const struct read_span *spans, size_t count);
/* The place of bytes from..to of the joined text. */
struct pos read_join_place(const struct read_join *j, size_t from, size_t to);
/* Bytes from..to with breaks as blanks; copied into `a` only when it has any. */
struct str read_join_slice(const struct read_join *j, struct arena *a, size_t from, size_t to);

#endif
