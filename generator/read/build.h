/* SPDX-License-Identifier: MIT */
/* Builds the inlines of one block: runs of text with their places, nesting with
 * its limit, pairs of tags. Knows nothing of Markdown. */
#ifndef READ_BUILD_H
#define READ_BUILD_H

#include "base/limit.h"
#include "doc/doc.h"
#include "read/mask.h"

struct read_build_tag {
    struct node *node;
    uint32_t from, to; /* of the opening tag */
    uint32_t level;
};

struct read_build {
    struct doc *doc;
    const struct read_join *join;
    struct node *at; /* where inlines go now */
    unsigned depth;  /* of nested nodes that we made */
    unsigned flat;   /* nested deeper and therefore left out */
    uint32_t level;  /* of nesting in the source, left out or not */
    struct buf run;  /* text under way, when it differs from the source's */
    size_t run_from, run_to;
    bool is_copied; /* the run is in `run`, else it is join->text[run_from..run_to] */
    bool after_break;
    bool told_tag, told_depth;
    struct read_build_tag tags[LIMIT_INLINE_DEPTH]; /* open ones */
    unsigned tag_count;
};

/* Nodes are appended to `parent`. Owner of *b: caller, read_build_done(), which
 * also ends what is open. */
void read_build_start(struct read_build *b, struct doc *doc, const struct read_join *join,
                      struct node *parent);
void read_build_done(struct read_build *b);
/* Text: bytes from..to of the joined text. */
void read_build_raw(struct read_build *b, size_t from, size_t to);
/* A piece of the mask; entities with their decoded text. */
void read_build_piece(struct read_build *b, const struct read_mask_piece *piece);
/* A node without children that covers from..to; its slots are the caller's. */
struct node *read_build_leaf(struct read_build *b, enum node_kind kind, size_t from, size_t to);
/* Opens a node at `from`; NULL when it is nested deeper than LIMIT_INLINE_DEPTH
 * and left out (links never are). read_build_close ends the one opened last
 * and returns it, NULL if it was left out. */
struct node *read_build_open(struct read_build *b, enum node_kind kind, size_t from);
struct node *read_build_close(struct read_build *b, enum node_kind kind, size_t to);
/* Reports an unknown tag at from..to, the first of a block. */
void read_build_foreign(struct read_build *b, size_t from, size_t to);

#endif
