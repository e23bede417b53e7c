/* SPDX-License-Identifier: MIT */
/* Tables that a directive takes from a data file. */
#ifndef DATA_DIRECTIVE_H
#define DATA_DIRECTIVE_H

#include "doc/doc.h"

/*
 * Replaces every directive
 *     <!-- vb: bảng du-lieu/x.csv: STT=stt, "Họ, tên"=ho_ten, Ghi chú -->
 * by a TABLE: a header row of what stands left of `=`, then the rows of the file
 * (data_csv_read). Right of `=` stands a column, by its name or folded; alone,
 * the header names it; `stt` counts the rows from 1 unless the file has such a
 * column. Without a list all columns come. Values are text, never markup; a
 * column of numbers is set to the right, stt in the middle. The file is looked
 * for below `folder` ("" or ending in "/", where the source lies). False with a
 * message at the directive: DIRECTIVE_ARGUMENT, DATA_OUTSIDE (absolute or with
 * ".."), DATA_COLUMN, DATA_COLUMN_TWICE, READ_*, TABLE_TOO_LARGE; or at a row of
 * the file.
 */
bool data_directive_fill(struct doc *doc, struct str folder);

#endif
