/* SPDX-License-Identifier: MIT */
/* Replacements of bytes of a text, collected in any order and made in one go. */
#ifndef DIFF_EDIT_H
#define DIFF_EDIT_H

#include "base/arena.h"
#include "base/buf.h"

struct diff_edit {
    struct arena *arena; /* keeps the texts */
    struct buf list;     /* of struct edit (diff/edit.c) */
};

/* Owner: caller, diff_edit_done(). */
#define DIFF_EDIT_NEW(arena) ((struct diff_edit){(arena), BUF_NEW})
void diff_edit_done(struct diff_edit *edits);

/* Puts a copy of `with` in the place of `len` bytes at `off`; 0: it is inserted there.
 * Insertions at one place keep their order. */
void diff_edit_add(struct diff_edit *edits, size_t off, size_t len, struct str with);
bool diff_edit_is_empty(const struct diff_edit *edits);
/* Appends the text with all edits made to *out. False when two overlap or one lies outside of
 * the text; *out holds the beginning then. */
bool diff_edit_apply(struct diff_edit *edits, struct str text, struct buf *out);

#endif
