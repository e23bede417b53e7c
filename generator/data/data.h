/* SPDX-License-Identifier: MIT */
/* Records: a table of named columns, whatever file it came from. */
#ifndef DATA_H
#define DATA_H

#include "doc/doc.h"

struct data_table {
    const struct src *src; /* where it was read */
    uint16_t src_number;
    struct str *names;  /* of columns, as written */
    struct str *folded; /* the same, folded by vn_fold */
    size_t columns;
    struct str *cells; /* rows × columns, row by row, without blanks at their ends */
    uint32_t *lines;   /* of each row, in the source, from 1 */
    size_t rows;
};


enum data_found { DATA_FOUND, DATA_ABSENT, DATA_AMBIGUOUS };

/* The column of a name: as written, else the only one of the same folded name.
 * *column is set when DATA_FOUND only; DATA_AMBIGUOUS: several fold to it. */
enum data_found data_column(const struct data_table *table, struct str name, size_t *column);
/* The name of a column nearest to `name`, folded (at most 2 edits, or a third of
 * it), for did-you-mean; STR_NONE when none is near. */
struct str data_nearest(const struct data_table *table, struct str name);
struct str data_cell(const struct data_table *table, size_t row, size_t column);
/* Where a row begins in its file; POS_NONE past LIMIT_SOURCES. */
struct pos data_place(const struct data_table *table, size_t row);

#endif
