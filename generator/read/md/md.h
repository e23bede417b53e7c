/* SPDX-License-Identifier: MIT */
/* The Markdown source → the tree: head, flat blocks, parts. */
#ifndef READ_MD_H
#define READ_MD_H

#include "doc/doc.h"

/*
 * Appends the parts of a source to the document, the main one first. `number` is
 * that of src for struct pos. Every letter and digit of the source goes into the
 * tree or into a message. False when a message stops the document; the tree is
 * whole nevertheless.
 */
bool read_md(struct doc *doc, const struct src *src, uint16_t number);

#endif
