/* SPDX-License-Identifier: MIT */
/* Notes that a file has as text only: raised figures. For rule/import.c. */
#ifndef RULE_RAISED_H
#define RULE_RAISED_H

#include "rule/private.h"

struct ledger;

/*
 * Makes notes of the paragraphs of a printed tree that begin with a raised figure (¹,
 * or figures in a SUP, 1 … 63) which stands behind a word of a block before, once
 * each: NOTE and NOTE_REF; what was made is listed in *found. A tree that has notes
 * already is left as it is. Units (m², km³) are no marks.
 */
void rule_raised_notes(struct rule_run *run, struct node *body, struct ledger *ledger);

#endif
