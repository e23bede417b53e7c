/* SPDX-License-Identifier: MIT */
/* Private to write/source. */
#ifndef WRITE_SOURCE_PRIVATE_H
#define WRITE_SOURCE_PRIVATE_H

#include "doc/doc.h"
#include "doc/label.h"

/* Heading levels: # … ###### */
#define WRITE_SOURCE_LEVELS 6u

struct write_source {
    struct doc *doc;
    /* number of # of headings by the kind of label: the kinds in the document, in rank order; 0: no
     * such heading */
    uint8_t level[LABEL_KIND_COUNT];
    bool told; /* SOURCE_UNSAID was reported */
};

/* write/source/text.c: reports, once, that the source loses something. */
void write_source_text_unsaid(struct write_source *s, const struct node *n);

/* write/source/block.c: the blocks below n, separated by blank lines. */
void write_source_block_all(struct write_source *s, struct buf *out, const struct node *n);
/* One block, terminated by a line feed. */
void write_source_block(struct write_source *s, struct buf *out, const struct node *n);

/* write/source/table.c: a table with pipes, for which write_source_fit() was true. */
void write_source_table(struct write_source *s, struct buf *out, const struct node *table);
/* "{% if E %}", "{% else %}" … without a line feed; n is an IF, BRANCH or FOR. */
void write_source_table_control(struct buf *out, const struct node *n);

/* write/source/head.c: the fields of a head, or of a signer, one per line. */
void write_source_head(struct write_source *s, struct buf *out, const struct node *head);
/* One FIELD, or an ITEM of a list. */
void write_source_head_one(struct write_source *s, struct buf *out, const struct node *n);
/* True if căn cứ belong in the body of the source, because they were read there. */
bool write_source_head_is_body(const struct write_source *s, const struct node *field);

/* write/source/fit.c: whether Markdown can express a block, not counting child blocks; for a table,
 * including all its rows. */
bool write_source_fit(const struct node *block);
/* Whether Markdown can express the inlines below n, in a cell if is_cell. */
bool write_source_fit_text(const struct node *n, bool is_cell);

#endif
