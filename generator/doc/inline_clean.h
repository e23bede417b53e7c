/* SPDX-License-Identifier: MIT */
/* Inlines of a block put in order: blanks, emphasis around all of it, ranges. */
#ifndef INLINE_CLEAN_H
#define INLINE_CLEAN_H

#include "base/arena.h"
#include "doc/node.h"

/*
 * Puts the inlines below n (a block, field or item) of a foreign file in order: each
 * run of blanks (tabs and U+00A0 too) is one, none at the ends and beside a BR, no BR
 * at the ends, inline_clean_neighbours(). Letters stay.
 */
void inline_clean(struct arena *a, struct node *n);
/* No empty text or emphasis below n; neighbours of one kind (TEXT, STRONG …), and those of
 * emphasis with a blank between, are one node, in links too. All blanks stay. */
void inline_clean_neighbours(struct arena *a, struct node *n);
/*
 * Keeps bytes from … to (not included) of the plain text below n, a tidy one;
 * inlines without text (note marks, images) go with the text before them, or with
 * what follows when they come first. Tidy afterwards.
 */
void inline_clean_cut(struct arena *a, struct node *n, size_t from, size_t to);
/* Takes off emphasis of one kind (NODE_STRONG …) that holds all of n's text; note
 * marks may stand outside. True when there was one. */
bool inline_clean_unwrap(struct node *n, enum node_kind kind);
/* Moves the inlines of `from` to the end of `to`, with a blank (or a BR) between
 * when there is text on both sides. Tidy when both were. */
void inline_clean_join(struct arena *a, struct node *to, struct node *from, bool is_break);

#endif
