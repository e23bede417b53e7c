/* SPDX-License-Identifier: MIT */
/* Invariants of a tree; checked after every stage. */
#ifndef DOC_AUDIT_H
#define DOC_AUDIT_H

#include "doc/doc.h"

/*
 * Checks the root, links in both directions, containment, slots and attributes (valid UTF-8, no
 * control characters except tab and line feed), labels, positions within their source, and that a
 * FIELD or ITEM holds either inlines or structure. Reports the first violation as TREE_BROKEN with
 * the name of the stage and returns false.
 */
bool doc_audit(struct doc *doc, const char *stage);

#endif
