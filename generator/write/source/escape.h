/* SPDX-License-Identifier: MIT */
/* Finds the byte to escape so that a block is not read as another kind of block. */
#ifndef WRITE_SOURCE_ESCAPE_H
#define WRITE_SOURCE_ESCAPE_H

#include "write/source/text.h"

struct write_source_escape {
    const struct node *leaf; /* a TEXT; NULL: none */
    size_t at;               /* offset in its text of the byte to escape; SIZE_MAX: none */
};

/* Finds what must be escaped in the block's text at its position: the sign of a label, `#`, `>`, a
 * fence, a break, the closing `#` of a heading. */
struct write_source_escape write_source_escape_find(const struct node *block,
                                                    enum write_source_place place);

#endif
