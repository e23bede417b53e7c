/* SPDX-License-Identifier: MIT */
/* HTML and fenced blocks in Markdown; for read_text*.c only. */
#ifndef READ_TEXT_HTML_H
#define READ_TEXT_HTML_H

#include "read/text/private.h"

/* Marks the lines of tables (READ_TEXT_HTML the first) and of fenced blocks
 * (READ_TEXT_FENCE), READ_TEXT_ROW the others; lists comments and fences of pandoc's
 * divisions. */
void read_text_html(struct read_text *t);
/* Appends the table or block that begins on line i to body; the line behind it. */
uint32_t read_text_html_read(struct read_text *t, uint32_t i, struct node *body);

#endif
