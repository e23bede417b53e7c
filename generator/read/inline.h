/* SPDX-License-Identifier: MIT */
/* Inline Markdown of one block or field → TEXT, STRONG, HOLE … with exact places. */
#ifndef READ_INLINE_H
#define READ_INLINE_H

#include "doc/doc.h"
#include "read/mask.h"

#define READ_INLINE_SEEN 32

/* What is kept from block to block. */
struct read_inline {
    struct doc *doc;
    const struct src *src;
    uint16_t number;
    struct read_mask mask;             /* memory used again */
    struct str seen[READ_INLINE_SEEN]; /* entities reported already */
    size_t seen_count;
};

/* Owner of *in: caller, read_inline_done(). `number` is that of src. */
void read_inline_start(struct read_inline *in, struct doc *doc, const struct src *src,
                       uint16_t number);
void read_inline_done(struct read_inline *in);
/*
 * Appends the inlines of the spans, which are the trimmed lines of one block, to
 * `parent` (without children so far). Nothing is lost: what is no Markdown is
 * text; past LIMIT_BLOCK_MARKS all of it is (INLINE_MARKS).
 */
void read_inline(struct read_inline *in, struct node *parent, const struct read_span *spans,
                 size_t count);

#endif
