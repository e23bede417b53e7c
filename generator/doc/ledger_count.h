/* SPDX-License-Identifier: MIT */
/* Counts for the conservation law (doc/ledger.h): letters and digits by Unicode category, in the
 * text of the document, not in its markup. */
#ifndef LEDGER_COUNT_H
#define LEDGER_COUNT_H

#include "doc/ledger.h"
#include "doc/node.h"

/* Letters and decimal digits of a text; s is valid UTF-8. */
uint64_t ledger_count(struct str s);
/*
 * Letters and digits of a tree as its source shows them: texts, codes, verbatim blocks, comments,
 * labels, ids of notes and note references, targets and titles of links, alt texts and targets of
 * images, expressions of unfilled holes, open questions (hỏi). Not counted: names of fields and
 * directives, contents of other directives, and targets of images in f->media, which get new names.
 */
uint64_t ledger_count_tree(const struct ledger *f, const struct node *root);
/* Σ before − Σ after of all entries; negative if more was added than removed. */
int64_t ledger_count_listed(const struct ledger *f);

#endif
