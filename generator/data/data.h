/* SPDX-License-Identifier: MIT */
/* Records: a table of named columns, independent of the file format. */
#ifndef DATA_H
#define DATA_H

#include "doc/doc.h"

struct data_table {
    const struct src *src; /* the source file */
    uint16_t src_number;
    struct str *names;  /* of columns, as written */
    struct str *folded; /* the same, folded by vn_fold */
    size_t columns;
    struct str *cells; /* rows × columns, row by row, trimmed */
    uint32_t *lines;   /* of each row, in the source, from 1 */
    size_t rows;
};


enum data_found { DATA_FOUND, DATA_ABSENT, DATA_AMBIGUOUS };

/* Finds a column by its exact name, else by its folded name if unique. *column is set only for
 * DATA_FOUND; DATA_AMBIGUOUS: several fold to it. */
enum data_found data_column(const struct data_table *table, struct str name, size_t *column);
/* Did-you-mean: the column name nearest to `name`, which is folded (at most 2 edits, or a third of
 * it); STR_NONE if none is near. */
struct str data_nearest(const struct data_table *table, struct str name);
struct str data_cell(const struct data_table *table, size_t row, size_t column);
/* Start of a row in its file; POS_NONE past LIMIT_SOURCES. */
struct pos data_place(const struct data_table *table, size_t row);

#endif
