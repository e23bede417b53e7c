/* SPDX-License-Identifier: MIT */
/* The tree dump as an output format. */
#include "write/tree.h"

#include "doc/doc_dump.h"

bool write_tree(struct doc *doc, const struct layout *layout, struct buf *out)
{
    (void)layout; /* unused */
    doc_dump(out, doc->root, false);
    return true;
}
