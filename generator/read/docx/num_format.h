/* SPDX-License-Identifier: MIT */
/* Numbers in the forms that Word's lists have (ISO 29500-1, ST_NumberFormat). */
#ifndef READ_DOCX_NUM_FORMAT_H
#define READ_DOCX_NUM_FORMAT_H

#include "base/buf.h"

/* Appends `value` in a form of w:numFmt; in figures where the form is not known or has no
 * sign for it; nothing for "none". */
void read_docx_num_format(struct buf *out, struct str format, int32_t value);
/* Appends what a bullet is printed as: "+" and "*" as they are, all others as "-". */
void read_docx_num_format_bullet(struct buf *out, struct str text);

#endif
