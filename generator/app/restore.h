/* SPDX-License-Identifier: MIT */
/*
 * Restores the source that a DOCX carries (doc/fingerprint.h), with the edits that were made
 * in the DOCX and no other change.
 */
#ifndef APP_RESTORE_H
#define APP_RESTORE_H

#include "doc/doc.h"

/* What recognition makes of a printed tree; false with messages. `user` as given. */
typedef bool app_restore_recognise(void *user, struct doc *doc);

/*
 * `doc` holds the printed tree of the package `bytes`, which messages name by the place
 * `package`. True: the source is in *out,
 * and a message says whether it was changed (RESTORE_SAME, RESTORE_EDITED). False: the
 * package carries none, or one that is damaged (RESTORE_BROKEN), or a change has no
 * place in it (RESTORE_UNMAPPED): the ordinary import is to be done. `doc` is as it
 * was; recognition is asked for copies, and only when the head was changed.
 */
bool app_restore(struct doc *doc, struct str bytes, struct pos package,
                 app_restore_recognise *recognise, void *user, struct buf *out);

#endif
