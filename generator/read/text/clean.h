/* SPDX-License-Identifier: MIT */
/* Old encodings and damaged characters of a text put right; for read/text and read/pdf. */
#ifndef READ_TEXT_CLEAN_H
#define READ_TEXT_CLEAN_H

#include "doc/doc.h"
#include "doc/ledger.h"

/*
 * The text of src in Unicode, repaired line by line, each change listed in *found:
 * a source of its own with the same name and lines (*number is that for struct pos),
 * or src itself when nothing had to be done.
 */
const struct src *read_text_clean(struct doc *doc, const struct src *src, uint16_t *number,
                                  struct ledger *ledger);

#endif
