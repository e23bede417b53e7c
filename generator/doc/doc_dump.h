/* SPDX-License-Identifier: MIT */
/* Dumps the tree as text (`-t tree`), the format of goldens. */
#ifndef DOC_DUMP_H
#define DOC_DUMP_H

#include "base/buf.h"
#include "doc/node.h"

/*
 * One line per block or structural node, indented by two blanks per level:
 *
 *   body
 *     heading [la_ma 1 "I."] "MỤC ĐÍCH, YÊU CẦU"
 *     para [so 1 "1." bold] "Tiếp tục " emph("quán triệt") note-ref{id="1"}
 *     +para "thêm bởi quy tắc"
 *
 * Text is in double quotes with JSON escapes, inlines are name(children), slots and attributes
 * {key="value"}, labels [kind numbers "written"]; `+` marks generated nodes. With `places`, each
 * line begins with the node's offset and length in its source. Ends with a line feed. Appends.
 */
void doc_dump(struct buf *out, const struct node *root, bool places);

#endif
