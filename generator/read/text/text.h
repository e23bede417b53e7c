/* SPDX-License-Identifier: MIT */
/* Reads plain text and foreign Markdown into the raw tree (doc/raw.h). */
#ifndef READ_TEXT_H
#define READ_TEXT_H

#include "doc/doc.h"
#include "doc/ledger.h"

/*
 * Appends the part "main" with a flat body. Detects whether the text is wrapped (as pasted from a
 * PDF; lines are joined), has one line per paragraph, or is a converter's Markdown. `number` is
 * that of src in struct pos. Page numbers, running heads and rules are listed in *ledger, as are
 * repaired word splits; nothing else is left out. False if a message stopped the document
 * (LIMIT_TABLE_*). Time is linear in the length of the text.
 */
bool read_text(struct doc *doc, const struct src *src, uint16_t number, struct ledger *ledger);

#endif
