/* SPDX-License-Identifier: MIT */
/* Builds the inlines of one block: text with positions, bounded nesting, paired tags. Independent
 * of Markdown. */
#ifndef READ_BUILD_H
#define READ_BUILD_H

#include "base/limit.h"
#include "doc/doc.h"
#include "read/mask.h"

struct read_build_tag {
    struct node *node;
    uint32_t from, to; /* range of the opening tag */
    uint32_t level;
};

struct read_build {
    struct doc *doc;
    const struct read_join *join;
    struct node *at; /* parent of new inlines */
    unsigned depth;  /* nesting of the nodes made so far */
    unsigned flat;   /* open nodes omitted because of their depth */
    uint32_t level;  /* nesting in the source, including omitted nodes */
    struct buf run;  /* current text, if it differs from the source */
    size_t run_from, run_to;
    bool is_copied; /* text is in `run`, else it is join->text[run_from..run_to] */
    bool after_break;
    bool told_tag, told_depth;
    struct read_build_tag tags[LIMIT_INLINE_DEPTH]; /* open tags */
    unsigned tag_count;
};

/* Nodes are appended to `parent`. Owner of *b: caller, read_build_done(), which also closes open
 * nodes. */
void read_build_start(struct read_build *b, struct doc *doc, const struct read_join *join,
                      struct node *parent);
void read_build_done(struct read_build *b);
/* Adds bytes [from, to) of the joined text. */
void read_build_raw(struct read_build *b, size_t from, size_t to);
/* Adds a piece of the mask; entities as their decoded text. */
void read_build_piece(struct read_build *b, const struct read_mask_piece *piece);
/* A childless node for [from, to); the caller sets its slots. */
struct node *read_build_leaf(struct read_build *b, enum node_kind kind, size_t from, size_t to);
/*
 * Opens a node at `from`; NULL if it would be nested deeper than LIMIT_INLINE_DEPTH and is omitted
 * (links never are). read_build_close closes the one opened last and returns it, NULL if it was
 * omitted.
 */
struct node *read_build_open(struct read_build *b, enum node_kind kind, size_t from);
struct node *read_build_close(struct read_build *b, enum node_kind kind, size_t to);
/* Reports an unknown tag at [from, to); only the first of a block. */
void read_build_foreign(struct read_build *b, size_t from, size_t to);

#endif
