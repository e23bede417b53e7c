/* SPDX-License-Identifier: MIT */
/* Tables laid out with tabs or blanks; for read_text*.c only. */
#ifndef READ_TEXT_ROWS_H
#define READ_TEXT_ROWS_H

#include "read/text/private.h"

/* Marks the lines of such tables in plain text: READ_TEXT_ALIGNED the first,
 * READ_TEXT_ROW the others. */
void read_text_rows(struct read_text *t);
/* Appends the table that begins on line i to body; the line behind it. */
uint32_t read_text_rows_read(struct read_text *t, uint32_t i, struct node *body);

#endif
