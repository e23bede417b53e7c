/* SPDX-License-Identifier: MIT */
/*
 * Prepares the text of a block for libcmark. Our extensions (holes, note references, line breaks,
 * known inline tags, entities) are replaced by a noncharacter, which src_normalise excludes from
 * every source; a full stop is prepended, so that nothing starts a block and `**“…”**` is flanked
 * correctly.
 */
#ifndef READ_MASK_H
#define READ_MASK_H

#include "doc/doc.h"
#include "read/join.h"

enum read_mask_kind {
    READ_MASK_GUARD,  /* "." prepended to the text */
    READ_MASK_HOLE,   /* {{ … }} */
    READ_MASK_NOTE,   /* [^1] */
    READ_MASK_BREAK,  /* line break of the author */
    READ_MASK_TAG,    /* <sup> … */
    READ_MASK_ENTITY, /* &nbsp;  decoded: its text; p is NULL if unknown */
    READ_MASK_LITERAL /* "<" that starts nothing, masked as "\<" */
};

struct read_mask_piece {
    uint32_t off, len;       /* in the masked text */
    uint32_t from, to;       /* in the joined text */
    uint8_t kind;            /* enum read_mask_kind */
    uint8_t node;            /* of a tag: enum node_kind */
    bool is_closing;         /* of a tag */
    uint32_t foreign_length; /* of a literal "<": length of its unknown tag, else 0 */
    struct str decoded;
};

struct read_mask {
    struct buf text;
    struct buf pieces; /* of struct read_mask_piece, in text order; the first is the guard */
    size_t marks;      /* Markdown delimiters; see LIMIT_BLOCK_MARKS */
    bool has_entities;
    bool needs_parsing; /* false: plain text apart from the pieces */
};

/* Placeholder of a piece, U+FDD0. */
#define READ_MASK_CHAR STR("\xEF\xB7\x90")

/* Owner of the memory in *m: caller, read_mask_done(); read_mask_make() may be called
 * repeatedly. */
void read_mask_make(struct read_mask *m, struct doc *doc, const struct read_join *j);
void read_mask_done(struct read_mask *m);
struct read_mask_piece *read_mask_pieces(const struct read_mask *m, size_t *count);
/* ASCII punctuation, which a backslash makes literal. */
bool read_mask_is_punct(char c);

#endif
