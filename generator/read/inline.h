/* SPDX-License-Identifier: MIT */
/* Parses the inline Markdown of a block or field into TEXT, STRONG, HOLE … with exact positions. */
#ifndef READ_INLINE_H
#define READ_INLINE_H

#include "doc/doc.h"
#include "read/mask.h"

#define READ_INLINE_SEEN 32

/* State shared by all blocks of a source. */
struct read_inline {
    struct doc *doc;
    const struct src *src;
    uint16_t number;
    struct read_mask mask;             /* memory is reused */
    struct str seen[READ_INLINE_SEEN]; /* entities already reported */
    size_t seen_count;
};

/* `number` is that of src. Owner of *in: caller, read_inline_done(). */
void read_inline_start(struct read_inline *in, struct doc *doc, const struct src *src,
                       uint16_t number);
void read_inline_done(struct read_inline *in);
/*
 * Appends the inlines of the spans, the trimmed lines of one block, to `parent`, which has no
 * children yet. No text is lost: what is not Markdown is text; beyond LIMIT_BLOCK_MARKS the whole
 * block is (INLINE_MARKS).
 */
void read_inline(struct read_inline *in, struct node *parent, const struct read_span *spans,
                 size_t count);

#endif
