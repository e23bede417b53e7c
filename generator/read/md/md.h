/* SPDX-License-Identifier: MIT */
/* Reads a Markdown source into the tree: head, flat blocks, parts. */
#ifndef READ_MD_H
#define READ_MD_H

#include "doc/doc.h"

/*
 * Appends the parts of a source to the document, the main one first. `number` is that of src in
 * struct pos. Every letter and digit of the source ends up in the tree or in a message. False if a
 * message stops the document; the tree is well-formed even then.
 */
bool read_md(struct doc *doc, const struct src *src, uint16_t number);

#endif
