/* SPDX-License-Identifier: MIT */
/* Tables drawn with signs; for read_text*.c only. */
#ifndef READ_TEXT_GRID_H
#define READ_TEXT_GRID_H

#include "read/text/private.h"

/* Marks the lines of such tables: READ_TEXT_BOX or READ_TEXT_DASHES the first,
 * READ_TEXT_ROW the others. */
void read_text_grid(struct read_text *t);
/* Appends the table that begins on line i to body; the line behind it. */
uint32_t read_text_grid_read(struct read_text *t, uint32_t i, struct node *body);

#endif
