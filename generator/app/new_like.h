/* SPDX-License-Identifier: MIT */
/* Skeleton of an existing source, for `vanban new --like`. */
#ifndef APP_NEW_LIKE_H
#define APP_NEW_LIKE_H

#include "doc/doc.h"

/*
 * Appends the source of `doc` (read from Markdown, rules not applied) without its specific content:
 * head fields as written, with số and ngày empty; headings as written; of a labelled paragraph the
 * label and initial bold text, of other paragraphs, quotations and verbatim blocks "…"; of a table
 * the header and one empty row; directives and controls as written. Notes and comments are dropped.
 */
void app_new_like_put(struct buf *out, struct doc *doc);

#endif
