/* SPDX-License-Identifier: MIT */
/* The figures of the law of conservation (doc/ledger.h): letters and digits, counted by
 * Unicode category in the text of the document, not in its markup. */
#ifndef LEDGER_COUNT_H
#define LEDGER_COUNT_H

#include "doc/ledger.h"
#include "doc/node.h"

/* Letters and decimal digits of a text; s is valid UTF-8. */
uint64_t ledger_count(struct str s);
/*
 * Those of a tree as its source shows them: texts, codes, verbatim blocks, comments,
 * labels, ids of notes and of their marks, targets and titles of links, words and
 * targets of images, expressions of unfilled holes, open questions (hỏi). Not
 * counted: names of fields and directives, what other directives hold, and the
 * targets of images that are in f->media, which are named anew.
 */
uint64_t ledger_count_tree(const struct ledger *f, const struct node *root);
/* Σ before − Σ after of all entries; negative where more was made than set apart. */
int64_t ledger_count_listed(const struct ledger *f);

#endif
