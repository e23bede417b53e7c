/* SPDX-License-Identifier: MIT */
/* Markdown of others made ready for our reader of inlines; for read_text*.c only. */
#ifndef READ_TEXT_ESCAPE_H
#define READ_TEXT_ESCAPE_H

#include "read/text/private.h"

/*
 * The words of a block, in the arena, trimmed: holes and controls of our own sources
 * as text, marks like ¹ of notes at hand as [^1], tags of emphasis under the names we
 * know, entities decoded, pandoc's spans and superscripts; addresses in <> without
 * them. Other tags and attributes are left out and listed.
 */
struct str read_text_escape(struct read_text *t, const struct node *block, struct str words);

#endif
