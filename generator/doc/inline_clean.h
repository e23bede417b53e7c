/* SPDX-License-Identifier: MIT */
/* Normalises the inlines of a block: blanks, emphasis around the whole text, ranges. */
#ifndef INLINE_CLEAN_H
#define INLINE_CLEAN_H

#include "base/arena.h"
#include "doc/node.h"

/*
 * Normalises the inlines below n (a block, field or item) of a foreign file: collapses each run of
 * blanks (tabs and U+00A0 too) to one, drops blanks and BRs at the ends and blanks next to a BR,
 * then applies inline_clean_neighbours(). Letters are never changed.
 */
void inline_clean(struct arena *a, struct node *n);
/* Removes empty text and emphasis below n and merges neighbours of one kind (TEXT, STRONG …), in
 * links too, and emphasis of one kind separated by a blank. Keeps all blanks. */
void inline_clean_neighbours(struct arena *a, struct node *n);
/*
 * Keeps bytes [from, to) of the plain text below n, which must be normalised, and stays so; inlines
 * without text (note references, images) go with the text before them, or with the text after them
 * if they come first.
 */
void inline_clean_cut(struct arena *a, struct node *n, size_t from, size_t to);
/* Removes emphasis of one kind (NODE_STRONG …) that covers all of n's text; note references may lie
 * outside. True if there was one. */
bool inline_clean_unwrap(struct node *n, enum node_kind kind);
/* Moves the inlines of `from` to the end of `to`, separated by a blank (or a BR) if both have text.
 * Normalised if both were. */
void inline_clean_join(struct arena *a, struct node *to, struct node *from, bool is_break);

#endif
