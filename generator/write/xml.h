/* SPDX-License-Identifier: MIT */
/* Writes the document as a source in the XML dialect. */
#ifndef WRITE_XML_H
#define WRITE_XML_H

#include "write/write.h"

/* Appends the tree as read, including holes and controls: read_xml() of the result gives the same
 * tree, and so the same DOCX. `layout` is ignored. Always true. */
bool write_xml(struct doc *doc, const struct layout *layout, struct buf *out);
/* Appends a node with its descendants, with a line feed before and after. */
void write_xml_node(struct buf *out, const struct node *n);

#endif
