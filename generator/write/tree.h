/* SPDX-License-Identifier: MIT */
/* `-t tree`: the tree as doc_dump prints it. */
#ifndef WRITE_TREE_H
#define WRITE_TREE_H

#include "layout/layout.h"

/* Appends doc_dump() of the whole tree, without positions. Always true. */
bool write_tree(struct doc *doc, const struct layout *layout, struct buf *out);

#endif
