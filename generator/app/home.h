/* SPDX-License-Identifier: MIT */
/*
 * Home again: a DOCX that carries its source (doc/fingerprint.h) gives it back. What was
 * changed in the DOCX is changed in the source, and nothing else.
 */
#ifndef APP_HOME_H
#define APP_HOME_H

#include "doc/doc.h"

/* What recognition makes of a printed tree; false with messages. `user` as given. */
typedef bool app_home_recognise(void *user, struct doc *doc);

/*
 * `doc` holds the printed tree of the package `bytes`, which messages name by the place
 * `package`. True: the source is in *out,
 * and a message says whether it was changed (HOME_SAME, HOME_EDITED). False: the
 * package carries none, or one that is damaged (HOME_BROKEN), or a change has no
 * place in it (HOME_UNMAPPED): the ordinary import is to be done. `doc` is as it
 * was; recognition is asked for copies, and only when the head was changed.
 */
bool app_home(struct doc *doc, struct str bytes, struct pos package, app_home_recognise *recognise,
              void *user, struct buf *out);

#endif
