/* SPDX-License-Identifier: MIT */
/* The skeleton of an existing source, for `vanban new --like`. */
#ifndef APP_NEW_LIKE_H
#define APP_NEW_LIKE_H

#include "doc/doc.h"

/*
 * Appends the source of `doc` (read from Markdown, rules not run) without what
 * is of last time: head fields as written, but số and ngày empty; headings as
 * written; of a labelled paragraph its label and bold beginning, of any other,
 * of a quotation or verbatim block "…"; of a table the header and one empty row;
 * directives and controls as written; notes and comments are left out.
 */
void app_new_like_put(struct buf *out, struct doc *doc);

#endif
