/* SPDX-License-Identifier: MIT */
/* What the readers of tables in texts share; for read_text*.c only. */
#ifndef READ_TEXT_TABLE_H
#define READ_TEXT_TABLE_H

#include "read/text/private.h"

/* Marks the lines of pipe tables: READ_TEXT_TABLE the first, READ_TEXT_ROW the others. */
void read_text_table(struct read_text *t);
/* Appends the table that begins on line i to body; the line behind it. */
uint32_t read_text_table_read(struct read_text *t, uint32_t i, struct node *body);

/* True when a row of so many columns makes the table too large, which is reported
 * (TABLE_TOO_LARGE); *cells are those so far. */
bool read_text_table_full(struct read_text *t, const struct read_text_line *line, size_t columns,
                          size_t *cells);
/* A new cell of a row; a paragraph in a cell. */
struct node *read_text_table_cell(struct read_text *t, struct node *row);
void read_text_table_paragraph(struct read_text *t, struct node *cell, struct str words);

#endif
