/* SPDX-License-Identifier: MIT */
/* The document as a Markdown source, as a clerk would have written it. */
#ifndef WRITE_SOURCE_H
#define WRITE_SOURCE_H

#include "layout/layout.h"

/*
 * Appends the tree as a source (design: 4): a head of strict YAML, flat blocks
 * with their labels as printed. read_md() of it gives the same tree, places apart;
 * what Markdown cannot say stands in ```vanban blocks of the XML dialect, and what
 * no source can say is reported (SOURCE_UNSAID). `layout` is not looked at. Always
 * true.
 */
bool write_source(struct doc *doc, const struct layout *layout, struct buf *out);
/*
 * Appends one block of a body, or one FIELD of a head or ITEM of its list, as it
 * stands in the source of `doc`: without blank lines around it, one line feed at
 * its end. For sources that are changed in one place only.
 */
void write_source_one(struct doc *doc, const struct node *n, struct buf *out);

#endif
