/* SPDX-License-Identifier: MIT */
/* Plain text and foreign Markdown → the printed tree (doc/raw.h). */
#ifndef READ_TEXT_H
#define READ_TEXT_H

#include "doc/doc.h"
#include "doc/ledger.h"

/*
 * Appends the part "main" with a flat body: the paragraphs of a text pasted from a
 * PDF with its lines joined again, of a text with a line a paragraph, or of any
 * converter's Markdown, whichever it looks like. `number` is that of src for struct
 * pos. Page numbers, repeated heads and rules are set apart in *found, splits mended
 * are listed, and nothing else is left out. False when a message stopped the
 * document (LIMIT_TABLE_*). Time grows with the length of the text.
 */
bool read_text(struct doc *doc, const struct src *src, uint16_t number, struct ledger *ledger);

#endif
