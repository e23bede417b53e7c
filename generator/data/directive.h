/* SPDX-License-Identifier: MIT */
/* Fills tables from a data file named by a directive. */
#ifndef DATA_DIRECTIVE_H
#define DATA_DIRECTIVE_H

#include "doc/doc.h"

/*
 * Replaces each directive
 *     <!-- vb: bảng du-lieu/x.csv: STT=stt, "Họ, tên"=ho_ten, Ghi chú -->
 * by a TABLE: a header row of the texts left of `=`, then the rows of the file (data_csv_read).
 * Right of `=` is a column, by its exact or folded name; without `=` the header is the column name;
 * `stt` numbers the rows from 1 unless the file has such a column. Without a list, all columns.
 * Values are text, never markup; numeric columns are right-aligned, stt is centred. The path is
 * relative to `folder`, the folder of the source ("" or ending in "/"). False with a message at the
 * directive: DIRECTIVE_ARGUMENT, DATA_OUTSIDE (absolute path or ".."), DATA_COLUMN,
 * DATA_COLUMN_TWICE, READ_*, TABLE_TOO_LARGE; or at a row of the file.
 */
bool data_directive_fill(struct doc *doc, struct str folder);

#endif
