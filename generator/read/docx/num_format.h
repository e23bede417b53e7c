/* SPDX-License-Identifier: MIT */
/* Number formats of Word's lists (ISO 29500-1, ST_NumberFormat). */
#ifndef READ_DOCX_NUM_FORMAT_H
#define READ_DOCX_NUM_FORMAT_H

#include "base/buf.h"

/* Appends `value` in a w:numFmt; decimal if the format is unknown or cannot express the value;
 * nothing for "none". */
void read_docx_num_format(struct buf *out, struct str format, int32_t value);
/* Appends a bullet as vanban prints it: "+" and "*" unchanged, all others as "-". */
void read_docx_num_format_bullet(struct buf *out, struct str text);

#endif
