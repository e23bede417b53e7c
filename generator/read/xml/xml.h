/* SPDX-License-Identifier: MIT */
/* The XML dialect: the tree of node_kinds.def, one element a node kind, with
 * the attributes of node_attrs.def. Messages stand at the tag they are about. */
#ifndef READ_XML_H
#define READ_XML_H

#include "doc/doc.h"

/*
 * Reads a document with the root <doc> and appends its parts to the root of
 * `doc`. `number` is that of `src` in struct pos. Every part has a HEAD and a
 * BODY afterwards, and no text is lost without a message. False with messages
 * (XML_*, HEAD_FIELD_TWICE, TABLE_TOO_LARGE, …) when something was refused; the
 * tree is whole then too, but lacks what was refused.
 *
 * White space: runs are one blank, none at the ends of a paragraph, a field, a
 * line; U+00A0 is a letter; <verbatim> and <text> keep theirs. <text> is read
 * without looking for holes. Comments between blocks are kept as COMMENT.
 */
bool read_xml(struct doc *doc, const struct src *src, uint16_t number);
/*
 * Reads a template or one of its forms: root <template> or <form>. The root
 * node, not linked anywhere, in the arena of `doc`; NULL with messages when
 * anything was refused. Comments are left out; `extends` and `src` are only
 * attributes here, the caller loads what they name.
 */
struct node *read_xml_template(struct doc *doc, const struct src *src, uint16_t number);

/* Where a piece of a text stands in its source: the bytes from `at` on, up to the
 * next piece, are those from `off` on. */
struct read_xml_piece {
    size_t at, off;
};

/*
 * Reads a text that holds blocks of the dialect, several side by side, and appends
 * them to `into`. `source` is the text's number in struct pos; its places are those
 * of the pieces (at least one, the first at 0). False with messages when anything
 * was refused; malformed XML is FENCE_XML.
 */
bool read_xml_blocks(struct doc *doc, uint16_t source, struct str text,
                     const struct read_xml_piece *pieces, size_t count, struct node *into);

#endif
