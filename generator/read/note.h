/* SPDX-License-Identifier: MIT */
/* Matches note references with notes, for all readers. */
#ifndef READ_NOTE_H
#define READ_NOTE_H

#include "doc/doc.h"

/* Reports references without a note, which become text again (NOTE_MISSING), notes without a
 * reference (NOTE_UNUSED) and ids shared by two notes (NOTE_TWICE). */
void read_note_check(struct doc *doc);

#endif
