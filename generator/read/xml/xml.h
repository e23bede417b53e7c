/* SPDX-License-Identifier: MIT */
/* The XML dialect: one element per node kind (node_kinds.def), with the attributes of
 * node_attrs.def. Messages point at the tag concerned. */
#ifndef READ_XML_H
#define READ_XML_H

#include "doc/doc.h"

/*
 * Reads a document with the root <doc> and appends its parts to the root of `doc`. `number` is that
 * of `src` in struct pos. Every part gets a HEAD and a BODY, and no text is lost without a message.
 * False with messages (XML_*, HEAD_FIELD_TWICE, TABLE_TOO_LARGE, …) if anything was refused; the
 * tree is well-formed even then, but lacks what was refused.
 *
 * White space: runs collapse to one blank; blanks at the ends of paragraphs, fields and lines are
 * dropped; U+00A0 is a letter; <verbatim> and <text> keep theirs. <text> is not searched for holes.
 * Comments between blocks are kept as COMMENT.
 */
bool read_xml(struct doc *doc, const struct src *src, uint16_t number);
/*
 * Reads a template or one of its forms: root <template> or <form>. Returns the root node, unlinked,
 * in the arena of `doc`; NULL with messages if anything was refused. Comments are dropped;
 * `extends` and `src` are plain attributes, the caller loads the files.
 */
struct node *read_xml_template(struct doc *doc, const struct src *src, uint16_t number);

/* Maps text to its source: bytes from `at` up to the next piece come from `off` on. */
struct read_xml_piece {
    size_t at, off;
};

/*
 * Reads a text of one or more blocks of the dialect and appends them to `into`. `source` is the
 * source number in struct pos, `pieces` its map (at least one, the first at 0). False with messages
 * if anything was refused; malformed XML is FENCE_XML.
 */
bool read_xml_blocks(struct doc *doc, uint16_t source, struct str text,
                     const struct read_xml_piece *pieces, size_t count, struct node *into);

#endif
