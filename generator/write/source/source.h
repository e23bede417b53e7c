/* SPDX-License-Identifier: MIT */
/* Writes the document as a Markdown source in the style of a clerk. */
#ifndef WRITE_SOURCE_H
#define WRITE_SOURCE_H

#include "layout/layout.h"

/*
 * Appends the tree as a source (design: 4): a head of strict YAML, flat blocks with their labels as
 * printed. read_md() of the result gives the same tree, except for positions; what Markdown cannot
 * express goes into ```vanban blocks of the XML dialect, and what no source can express is reported
 * (SOURCE_UNSAID). `layout` is ignored. Always true.
 */
bool write_source(struct doc *doc, const struct layout *layout, struct buf *out);
/*
 * Appends one block of a body, or one FIELD of a head or ITEM of its list, as in the source of
 * `doc`: no blank lines around it, one line feed at its end. For sources edited in one place only.
 */
void write_source_one(struct doc *doc, const struct node *n, struct buf *out);

#endif
