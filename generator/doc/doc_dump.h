/* SPDX-License-Identifier: MIT */
/* The tree as text (`-t tree`): the language of goldens. */
#ifndef DOC_DUMP_H
#define DOC_DUMP_H

#include "base/buf.h"
#include "doc/node.h"

/*
 * A block or structural node a line, indented by two blanks a level:
 *
 *   body
 *     heading [la_ma 1 "I."] "MỤC ĐÍCH, YÊU CẦU"
 *     para [so 1 "1." bold] "Tiếp tục " emph("quán triệt") note-ref{id="1"}
 *     +para "thêm bởi quy tắc"
 *
 * Text stands in double quotes with JSON escapes, inlines as name(children),
 * slots and attributes as {key="value"}, a label as [kind numbers "written"],
 * `+` before what no author wrote. With `places`, each line begins with the
 * node's offset and length in its source. Ends with a line feed. Appends.
 */
void doc_dump(struct buf *out, const struct node *root, bool places);

#endif
