/* SPDX-License-Identifier: MIT */
/* Restores the source embedded in a DOCX (doc/fingerprint.h), changed only where the DOCX was
 * edited. */
#ifndef APP_RESTORE_H
#define APP_RESTORE_H

#include "doc/doc.h"

/* Recognition of a raw tree; false with messages. `user` is passed through. */
typedef bool app_restore_recognise(void *user, struct doc *doc);

/*
 * `doc` holds the raw tree of the package `bytes`, at position `package` in messages. True: the
 * source is in *out, and a message says whether it was changed (RESTORE_SAME, RESTORE_EDITED).
 * False: the package has no source, a damaged one (RESTORE_BROKEN), or a change cannot be mapped to
 * it (RESTORE_UNMAPPED): use the ordinary import. `doc` is unchanged; `recognise` is applied to
 * copies, and only if the head was edited.
 */
bool app_restore(struct doc *doc, struct str bytes, struct pos package,
                 app_restore_recognise *recognise, void *user, struct buf *out);

#endif
