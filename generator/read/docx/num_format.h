/* SPDX-License-Identifier: MIT */
/* Number formats of Word's lists (ISO 29500-1, ST_NumberFormat). */
#ifndef READ_DOCX_NUM_FORMAT_H
#define READ_DOCX_NUM_FORMAT_H

#include "base/buf.h"
#include "read/docx/prop.h"

/* Appends `value` in a w:numFmt; decimal if the format is unknown or cannot express the value;
 * nothing for "none". */
void read_docx_num_format(struct buf *out, struct str format, int32_t value);
/* Appends a bullet as vanban prints it: "+", "*" and boxes to tick, all others as "-". font: NULL
 * if not known. */
void read_docx_num_format_bullet(struct buf *out, struct str text,
                                 const struct read_docx_font *font);

#endif
