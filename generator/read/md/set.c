/* SPDX-License-Identifier: MIT */
/* A head of one line, parsed by the head parser and merged into the document's. */
#include "read/md/set.h"

#include "doc/meta.h"
#include "read/md/private.h"

/* "số=45" → "số: 45", normalised; p NULL with a message if it is no valid text. */
static struct str head_line(struct doc *doc, struct str assignment)
{
    size_t equals = str_find_char(assignment, '=', 0);
    struct str name = str_sub(assignment, 0, equals);
    struct str value = str_sub(assignment, name.n + 1, assignment.n);
    struct str raw = arena_printf(&doc->arena, "%.*s: %.*s", STR_ARG(name), STR_ARG(value));
    struct src_notes notes;
    struct str text = STR_NONE;

    if (src_normalise(&doc->arena, raw, &text, &notes) == SRC_OK)
        return text;
    diag_about(&doc->diag, POS_NONE, VB_READ_NOT_UTF8, diag_c("--set"));
    return STR_NONE;
}

/* Moves each field of `given` to `head`, replacing the one of the same name. */
static void merge(struct node *head, struct node *given)
{
    while (given->first != NULL) {
        struct node *field = given->first;
        struct node *old = meta_get_str(head, field->name);

        node_unlink(field);
        if (old != NULL) {
            node_insert_before(old, field);
            node_unlink(old);
        } else {
            node_append(head, field);
        }
    }
}

bool read_md_set(struct doc *doc, struct str assignment)
{
    struct read_md md = {.doc = doc};
    struct str text = head_line(doc, assignment);
    struct src *src;
    struct node *given;

    if (text.p == NULL)
        return false;
    src = src_new(&doc->arena, STR("--set"), text);
    md.src = src;
    md.number = diag_src(&doc->diag, src);
    given = node_new(&doc->arena, NODE_HEAD, read_md_line_pos(&md, 0, text.n));
    read_inline_start(&md.inlines, doc, src, md.number);
    read_md_head(&md, 0, src->line_count, given);
    read_inline_done(&md.inlines);
    merge(meta_head(doc_main(doc)), given);
    return !diag_stopped(&doc->diag);
}
