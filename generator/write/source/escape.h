/* SPDX-License-Identifier: MIT */
/* The byte of a block's text that keeps it from being another block. */
#ifndef WRITE_SOURCE_ESCAPE_H
#define WRITE_SOURCE_ESCAPE_H

#include "write/source/text.h"

struct write_source_escape {
    const struct node *leaf; /* a TEXT; NULL: none */
    size_t at;               /* the byte of its text to be escaped; SIZE_MAX: none */
};

/* What is to be guarded of the block's words in their place: the sign of a label,
 * `#`, `>`, a fence, a break, the closing `#` of a heading. */
struct write_source_escape write_source_escape_find(const struct node *block,
                                                    enum write_source_place place);

#endif
