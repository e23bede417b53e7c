/* SPDX-License-Identifier: MIT */
/*
 * A block's text made ready for libcmark. What is ours and not Markdown (holes,
 * note marks, line breaks, the known inline tags, entities) is replaced by a
 * noncharacter, which src_normalise keeps out of every source; the start is
 * guarded by a full stop, so that nothing begins a block and `**“…”**` flanks.
 */
#ifndef READ_MASK_H
#define READ_MASK_H

#include "doc/doc.h"
#include "read/join.h"

enum read_mask_kind {
    READ_MASK_GUARD,  /* "." at the start */
    READ_MASK_HOLE,   /* {{ … }} */
    READ_MASK_NOTE,   /* [^1] */
    READ_MASK_BREAK,  /* a line break of the author */
    READ_MASK_TAG,    /* <sup> … */
    READ_MASK_ENTITY, /* &nbsp;  decoded: its text; not known: p is NULL */
    READ_MASK_LITERAL /* "<" that begins nothing, masked as "\<" */
};

struct read_mask_piece {
    uint32_t off, len;       /* in the masked text */
    uint32_t from, to;       /* in the joined text */
    uint8_t kind;            /* enum read_mask_kind */
    uint8_t node;            /* of a tag: enum node_kind */
    bool is_closing;         /* of a tag */
    uint32_t foreign_length; /* of a literal "<": bytes of the unknown tag it begins, else 0 */
    struct str decoded;
};

struct read_mask {
    struct buf text;
    struct buf pieces; /* of struct read_mask_piece, by place; the first is the guard */
    size_t marks;      /* Markdown's own marks; see LIMIT_BLOCK_MARKS */
    bool has_entities;
    bool needs_parsing; /* false: the text is plain but for the pieces */
};

/* The noncharacter that stands for a piece, U+FDD0. */
#define READ_MASK_CHAR STR("\xEF\xB7\x90")

/* Owner of the memory in *m: caller, read_mask_done(); it may be made again. */
void read_mask_make(struct read_mask *m, struct doc *doc, const struct read_join *j);
void read_mask_done(struct read_mask *m);
struct read_mask_piece *read_mask_pieces(const struct read_mask *m, size_t *count);
/* Punctuation of ASCII, which a backslash makes literal. */
bool read_mask_is_punct(char c);

#endif
