/* SPDX-License-Identifier: MIT */
/* Reads tables of records from CSV files. */
#ifndef DATA_CSV_H
#define DATA_CSV_H

#include "data/data.h"

/*
 * Reads a CSV file below `folder` ("" or ending in "/"): first row the names; separator `,` `;` or
 * tab (the most frequent in the first row); all rows as long as the first; rows with only empty
 * values are skipped. NULL with a message: at the offending row (DATA_RAGGED, DATA_QUOTE,
 * TABLE_TOO_LARGE: over LIMIT_TABLE_CELLS values), or at `from` if the file cannot be read or has
 * no names (READ_*). Everything lives in the document's arena.
 */
const struct data_table *data_csv_read(struct doc *doc, const char *path, struct str folder,
                                        struct pos from);

#endif
