/* SPDX-License-Identifier: MIT */
/* Invariants of a tree; run after every stage. */
#ifndef DOC_AUDIT_H
#define DOC_AUDIT_H

#include "doc/doc.h"

/*
 * Checks the root, links both ways, containment, slots and attributes (valid
 * UTF-8, no control characters but tab and line feed), labels, that places lie
 * inside their source, and that a FIELD, an ITEM hold either inlines or
 * structure. The first fault is reported as TREE_BROKEN with the name of the
 * stage, and false returned.
 */
bool doc_audit(struct doc *doc, const char *stage);

#endif
