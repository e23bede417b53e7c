/* SPDX-License-Identifier: MIT */
/* Markdown of the document as on paper (design: 4.4). */
#ifndef WRITE_MD_H
#define WRITE_MD_H

#include "layout/layout.h"

/*
 * Appends the document as it is printed: frames as two-column tables, headings
 * with their printed labels, paragraphs one line each, notes at the end. Every
 * word of the DOCX is there, in its order. Never fails.
 */
bool write_md(struct doc *doc, const struct layout *layout, struct buf *out);

#endif
