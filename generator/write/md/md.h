/* SPDX-License-Identifier: MIT */
/* Markdown of the document as printed (design: 4.4). */
#ifndef WRITE_MD_H
#define WRITE_MD_H

#include "layout/layout.h"

/*
 * Appends the document as printed: frames as two-column tables, headings with their printed labels,
 * one line per paragraph, notes at the end. Contains every word of the DOCX, in order. Never fails.
 */
bool write_md(struct doc *doc, const struct layout *layout, struct buf *out);

#endif
