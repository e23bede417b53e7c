/* SPDX-License-Identifier: MIT */
/* Repairs old encodings and damaged characters of a text; for read/text and read/pdf. */
#ifndef READ_TEXT_CLEAN_H
#define READ_TEXT_CLEAN_H

#include "doc/doc.h"
#include "doc/ledger.h"

/*
 * The text of src in Unicode, repaired line by line, each change listed in *ledger: a new source
 * with the same name and lines (*number is set to its number), or src itself if nothing was
 * changed.
 */
const struct src *read_text_clean(struct doc *doc, const struct src *src, uint16_t *number,
                                  struct ledger *ledger);

#endif
