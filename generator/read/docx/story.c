/* SPDX-License-Identifier: MIT */
/* Where the walk of a story stands, the nodes that it makes, what it has to leave. */
#include "read/docx/private.h"

struct str read_docx_story_at(struct read_docx_walk *walk)
{
    uint32_t number = walk->para != NULL ? walk->para->number : walk->para_count + 1;
    struct buf b = BUF_NEW;
    struct str at;

    buf_str(&b, walk->at);
    buf_char(&b, ' ');
    buf_uint(&b, number);
    at = arena_str(walk->docx->arena, buf_view(&b));
    buf_done(&b);
    return at;
}

struct node *read_docx_story_node(struct read_docx_walk *walk, enum node_kind kind)
{
    struct node *node = node_new(walk->docx->arena, kind, POS_NONE);

    walk->docx->nodes++;
    node->generated = false; /* its author is that of the file */
    return node;
}

void read_docx_story_left(struct read_docx_walk *walk, struct str what)
{
    struct str at = read_docx_story_at(walk);

    at = arena_printf(walk->docx->arena, "%.*s (%.*s)", STR_ARG(at), STR_ARG(what));
    ledger_add(walk->docx->ledger, LEDGER_UNREADABLE, at, STR_NONE, STR_NONE);
    if (!walk->docx->told_left)
        diag_at(&walk->docx->package.doc->diag, walk->docx->package.place, VB_DOCX_LEFT, "%.*s",
                STR_ARG(at));
    walk->docx->told_left = true;
}
