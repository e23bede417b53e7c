/* SPDX-License-Identifier: MIT */
/* Links that recognition dropped: those of a line whose facts went into fields. */
#ifndef LEDGER_LINK_H
#define LEDGER_LINK_H

#include "doc/ledger.h"
#include "doc/node.h"

/* Lists as markup each target in the ledger (LINK_TARGET) that no link of the tree has. */
void ledger_link(struct ledger *f, const struct node *root);

#endif
