/* SPDX-License-Identifier: MIT */
/* The runs of one paragraph as inline Markdown. */
#ifndef WRITE_MD_TEXT_H
#define WRITE_MD_TEXT_H

#include "layout/run.h"

enum write_md_place {
    WRITE_MD_LINE,    /* a whole paragraph: its start is escaped */
    WRITE_MD_HEADING, /* after `#`: the style's own bold is not written */
    WRITE_MD_CELL     /* in a pipe table: `|` escaped, breaks as <br> */
};

/*
 * Appends the box's label and text on one line (RUN_BREAK: a hard break, in a heading a blank).
 * Escapes only characters that Markdown would interpret. Emphasis whose delimiters would not be
 * recognised (`a**“b”**c`) is written with <b>, <i> tags.
 */
void write_md_text(struct buf *out, const struct layout *layout, const struct box *box,
                   enum write_md_place place);

#endif
