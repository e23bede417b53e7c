/* SPDX-License-Identifier: MIT */
/* Two columns of text made with blanks or tabs; for read_text*.c only. */
#ifndef READ_TEXT_COLUMN_H
#define READ_TEXT_COLUMN_H

#include "read/text/private.h"

/* Marks the lines of columns: READ_TEXT_COLUMN. */
void read_text_column(struct read_text *t);
/* Appends the columns that begin on line i to body as a table; the line behind. */
uint32_t read_text_column_read(struct read_text *t, uint32_t i, struct node *body);

#endif
