/* SPDX-License-Identifier: MIT */
/* The figures of the law of conservation (found.h): letters and digits, counted by
 * Unicode category in the text of the document, not in its markup. */
#ifndef FOUND_COUNT_H
#define FOUND_COUNT_H

#include "doc/found.h"
#include "doc/node.h"

/* Letters and decimal digits of a text; s is valid UTF-8. */
uint64_t found_count(struct str s);
/*
 * Those of a tree as its source shows them: texts, codes, verbatim blocks, comments,
 * labels, ids of notes and of their marks, targets and titles of links, words and
 * targets of images, expressions of unfilled holes, open questions (hỏi). Not
 * counted: names of fields and directives, what other directives hold, and the
 * targets of images that are in f->media, which are named anew.
 */
uint64_t found_count_tree(const struct found *f, const struct node *root);
/* Σ before − Σ after of all entries; negative where more was made than set apart. */
int64_t found_count_listed(const struct found *f);

#endif
