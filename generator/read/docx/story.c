/* SPDX-License-Identifier: MIT */
/* Current position of a story: its stack of frames, its nodes, what is skipped. */
#include <assert.h>

#include "read/docx/private.h"

void read_docx_story_begin(struct read_docx_walk *walk, struct read_docx *docx,
                           struct read_docx_story story, struct node *into)
{
    *walk = (struct read_docx_walk){.docx = docx, .story = story};
    walk->story.at = read_docx_part_base(story.part);
    walk->flow = (struct read_docx_frame){.kind = READ_DOCX_FRAME_STORY, .into = into};
    walk->frame = &walk->flow;
    walk->notes = node_new(docx->arena, NODE_BODY, POS_NONE);
}

void read_docx_story_push(struct read_docx_walk *walk, enum read_docx_frame_kind kind,
                          unsigned depth, struct node *into)
{
    struct read_docx_frame *frame = ARENA_NEW(walk->docx->arena, struct read_docx_frame);

    *frame =
        (struct read_docx_frame){.outer = walk->frame, .kind = kind, .depth = depth, .into = into};
    walk->frame = frame;
}

void read_docx_story_pop(struct read_docx_walk *walk)
{
    assert(walk->frame->outer != NULL);
    walk->frame = walk->frame->outer;
}

bool read_docx_story_is_in(const struct read_docx_walk *walk, enum read_docx_frame_kind kind,
                           unsigned depth)
{
    return walk->frame->kind == kind && walk->frame->depth == depth;
}

bool read_docx_story_is_flow(const struct read_docx_walk *walk)
{
    return walk->frame == &walk->flow && walk->flow.table == NULL;
}

struct node *read_docx_story_outside(const struct read_docx_walk *walk)
{
    const struct read_docx_frame *frame = walk->frame;

    while (frame->kind == READ_DOCX_FRAME_CELL)
        frame = frame->outer;
    return frame->into;
}

struct str read_docx_story_at(struct read_docx_walk *walk)
{
    uint32_t number = walk->frame->para != NULL ? walk->frame->para->number : walk->para_count + 1;
    struct buf b = BUF_NEW;
    struct str at;

    buf_str(&b, walk->story.at);
    buf_char(&b, ' ');
    buf_uint(&b, number);
    at = arena_str(walk->docx->arena, buf_view(&b));
    buf_done(&b);
    return at;
}

struct pos read_docx_story_pos(struct read_docx_walk *walk)
{
    const struct read_docx_package *package = &walk->docx->package;
    const struct read_docx_para *para = walk->frame->para;

    return diag_part(&package->doc->diag, package->place.src, walk->story.part,
                     para != NULL ? para->number : walk->para_count + 1,
                     para != NULL ? para->run_count : 0);
}

struct node *read_docx_story_node(struct read_docx_walk *walk, enum node_kind kind)
{
    struct node *node = node_new(walk->docx->arena, kind, POS_NONE);

    walk->docx->nodes++;
    node->generated = false; /* its text comes from the file */
    return node;
}

void read_docx_story_left(struct read_docx_walk *walk, struct str what)
{
    struct str at = read_docx_story_at(walk);

    at = arena_printf(walk->docx->arena, "%.*s (%.*s)", STR_ARG(at), STR_ARG(what));
    ledger_add(walk->docx->ledger, LEDGER_UNREADABLE, at, STR_NONE, STR_NONE);
    if (!walk->docx->told.left)
        diag_about(&walk->docx->package.doc->diag, read_docx_story_pos(walk), VB_DOCX_LEFT,
                   diag_str(what));
    walk->docx->told.left = true;
}
