/* SPDX-License-Identifier: MIT */
/* The document as a source in the XML dialect. */
#ifndef WRITE_XML_H
#define WRITE_XML_H

#include "write/write.h"

/*
 * Appends the tree as it was read, holes and controls included: read_xml() of the
 * result gives the same tree, and so the same DOCX. `layout` is not looked at.
 * Always true.
 */
bool write_xml(struct doc *doc, const struct layout *layout, struct buf *out);
/* Appends one node with all below it, a line feed before and behind it. */
void write_xml_node(struct buf *out, const struct node *n);

#endif
