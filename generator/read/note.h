/* SPDX-License-Identifier: MIT */
/* Marks and notes of a document that was read, for every reader. */
#ifndef READ_NOTE_H
#define READ_NOTE_H

#include "doc/doc.h"

/* Reports marks without a note, which become text again (NOTE_MISSING), notes without
 * a mark (NOTE_UNUSED) and ids that two notes have (NOTE_TWICE). */
void read_note_check(struct doc *doc);

#endif
