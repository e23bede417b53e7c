/* SPDX-License-Identifier: MIT */
/* Shared by write_source*.c only. */
#ifndef WRITE_SOURCE_PRIVATE_H
#define WRITE_SOURCE_PRIVATE_H

#include "doc/doc.h"
#include "doc/label.h"

/* Marks of headings: # … ###### */
#define WRITE_SOURCE_LEVELS 6u

struct write_source {
    struct doc *doc;
    /* number of # of a heading by the kind of its label, those of the document in
     * the order of their ranks; 0: no heading has it */
    uint8_t level[LABEL_KIND_COUNT];
    bool told; /* SOURCE_UNSAID was said */
};

/* write/source/source.c: what is lost in the source is said, once. */
void write_source_unsaid(struct write_source *s, const struct node *n);

/* write/source/block.c: the blocks below n, a blank line between them. */
void write_source_block_all(struct write_source *s, struct buf *out, const struct node *n);
/* One block, a line feed at its end. */
void write_source_block(struct write_source *s, struct buf *out, const struct node *n);

/* write/source/table.c: a table as rows with pipes; which is what
 * write_source_fit() said. */
void write_source_table(struct write_source *s, struct buf *out, const struct node *table);
/* "{% if E %}", "{% else %}" … without a line feed; n is an IF, BRANCH or FOR. */
void write_source_table_control(struct buf *out, const struct node *n);

/* write/source/head.c: the fields of a head, or of a signer, each on a line. */
void write_source_head(struct write_source *s, struct buf *out, const struct node *head);
/* One FIELD, or an ITEM of a list. */
void write_source_head_one(struct write_source *s, struct buf *out, const struct node *n);
/* True when căn cứ stand in the body of the source: they were read there. */
bool write_source_head_is_body(const struct write_source *s, const struct node *field);

/* write/source/fit.c: whether Markdown can say a block, its children apart where
 * they are blocks; a table with all its rows. */
bool write_source_fit(const struct node *block);
/* Whether a source can say the inlines below n, in a cell where is_cell. */
bool write_source_fit_text(const struct node *n, bool is_cell);

#endif
