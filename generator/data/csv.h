/* SPDX-License-Identifier: MIT */
/* Tables of records from CSV files. */
#ifndef DATA_CSV_H
#define DATA_CSV_H

#include "data/data.h"

/*
 * Reads a CSV file: first row the names, `,` `;` or tab between values (the one
 * that parts the first row best), every row as long as the first; rows whose
 * values are all empty are passed over. NULL with a message: at the row in
 * question (DATA_RAGGED, DATA_QUOTE, TABLE_TOO_LARGE: at most LIMIT_TABLE_CELLS
 * values), at `from` when the file cannot be read or holds no names (READ_*).
 * Everything lives in the document's arena.
 */
const struct data_table *data_csv_read(struct doc *doc, const char *path, struct pos from);

#endif
