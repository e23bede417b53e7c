/* SPDX-License-Identifier: MIT */
/* Notes of a file that exist only as text with raised figures. For rule/import.c. */
#ifndef RULE_RAISED_H
#define RULE_RAISED_H

#include "rule/private.h"

struct ledger;

/*
 * Turns paragraphs of a raw tree that begin with a raised figure (¹, or digits in a SUP, 1 … 63)
 * into NOTEs, and the same figure after a word of an earlier block into a NOTE_REF, if each occurs
 * exactly once; changes are listed in *ledger. A tree that already has notes is left unchanged.
 * Units (m², km³) are not figures.
 */
void rule_raised_notes(struct rule_run *run, struct node *body, struct ledger *ledger);

#endif
