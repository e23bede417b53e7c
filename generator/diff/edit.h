/* SPDX-License-Identifier: MIT */
/* Replacements of byte ranges of a text, collected in any order and applied together. */
#ifndef DIFF_EDIT_H
#define DIFF_EDIT_H

#include "base/arena.h"
#include "base/buf.h"

struct diff_edit {
    struct arena *arena; /* owns the texts */
    struct buf list;     /* of struct edit (diff/edit.c) */
};

/* Owner: caller, diff_edit_done(). */
#define DIFF_EDIT_NEW(arena) ((struct diff_edit){(arena), BUF_NEW})
void diff_edit_done(struct diff_edit *edits);

/* Replaces `len` bytes at `off` by a copy of `with`; len 0 inserts. Insertions at one offset keep
 * their order. */
void diff_edit_add(struct diff_edit *edits, size_t off, size_t len, struct str with);
bool diff_edit_is_empty(const struct diff_edit *edits);
/* Appends the edited text to *out. False if two edits overlap or one is out of range; *out then
 * holds a prefix. */
bool diff_edit_apply(struct diff_edit *edits, struct str text, struct buf *out);

#endif
