/* SPDX-License-Identifier: MIT */
/* Parses lines of a profile with the head parser. */
#include "read/md/default.h"

#include "doc/meta.h"
#include "read/md/private.h"

/* Moves the fields of `given` that `head` lacks. */
static void add_missing(struct node *head, struct node *given)
{
    while (given->first != NULL) {
        struct node *field = given->first;

        node_unlink(field);
        if (field->name.n > 0 && meta_get_str(head, field->name) == NULL)
            node_append(head, field);
    }
}

bool read_md_default(struct doc *doc, const struct src *src, uint16_t number, uint32_t first,
                     uint32_t last)
{
    struct read_md md = {.doc = doc, .src = src, .number = number};
    struct node *head = meta_head(doc_main(doc));
    struct node *given = node_new(&doc->arena, NODE_HEAD, POS_NONE);

    read_inline_start(&md.inlines, doc, src, number);
    read_md_head(&md, first, last, given);
    read_inline_done(&md.inlines);
    if (head != NULL)
        add_missing(head, given);
    return !diag_stopped(&doc->diag);
}
