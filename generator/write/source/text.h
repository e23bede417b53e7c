/* SPDX-License-Identifier: MIT */
/* Inlines as Markdown that the reader takes for the same inlines. */
#ifndef WRITE_SOURCE_TEXT_H
#define WRITE_SOURCE_TEXT_H

#include "base/buf.h"
#include "doc/node.h"

enum write_source_place {
    WRITE_SOURCE_LINE,     /* begins a block: its start is guarded */
    WRITE_SOURCE_LABELLED, /* behind a label */
    WRITE_SOURCE_HEADING,  /* behind # */
    WRITE_SOURCE_CELL,     /* between pipes */
    WRITE_SOURCE_FIELD     /* in a head */
};

/*
 * Appends the inlines below `n` on one line; breaks as `brk` ("<br>", or a line
 * feed with an indentation). Only what would be read as something else is escaped;
 * emphasis whose marks would not be recognised is written with <b>, <i>.
 */
void write_source_text(struct buf *out, const struct node *n, enum write_source_place place,
                       const char *brk);
/* True for the target of a link that needs no <…> around it. */
bool write_source_text_is_plain(struct str href);

#endif
