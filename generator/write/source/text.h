/* SPDX-License-Identifier: MIT */
/* Writes inlines as Markdown that reads back as the same inlines. */
#ifndef WRITE_SOURCE_TEXT_H
#define WRITE_SOURCE_TEXT_H

#include "base/buf.h"
#include "doc/node.h"

enum write_source_place {
    WRITE_SOURCE_LINE,     /* starts a block: its start is escaped */
    WRITE_SOURCE_LABELLED, /* after a label */
    WRITE_SOURCE_HEADING,  /* after # */
    WRITE_SOURCE_CELL,     /* between pipes */
    WRITE_SOURCE_FIELD     /* in a head */
};

/*
 * Appends the inlines below `n` on one line; breaks as `brk` ("<br>", or a line feed with
 * indentation). Escapes only what would be misread; emphasis whose delimiters would not be
 * recognised is written with <b>, <i>.
 */
void write_source_text(struct buf *out, const struct node *n, enum write_source_place place,
                       const char *brk);
/* True for a link target that needs no <…> around it. */
bool write_source_text_is_plain(struct str href);

#endif
