/* SPDX-License-Identifier: MIT */
/* A part with the frames of its form: what stands before the body, the body,
 * what stands after it, and the page number. The order is that of the form. */
#include "layout/layout_int.h"

/* Frames with a meaning of their own; all others flow where they stand. */
#define FRAME_BODY "noi_dung"
#define FRAME_PAGE_NUMBER "so_trang"

/* Paragraphs of the body that stay with what follows it (layout 2.8). */
#define COMPANY 2u

static struct layout_flow begin_flow(struct layout_ctx *ctx, const struct layout_page *page,
                                     struct box **root)
{
    struct layout_flow flow = {.place = LAYOUT_FLOW};

    flow.width = page->width - page->left - page->right;
    flow.parent = box_new(ctx->arena, BOX_CELL, NULL, NULL);
    flow.parent->width = flow.width;
    *root = flow.parent;
    return flow;
}

static void end_flow(struct layout_ctx *ctx, const struct layout_flow *flow)
{
    if (flow->parent->last == NULL || flow->parent->last->kind == BOX_TABLE)
        (void)layout_body_gap(ctx, flow, STR_NONE); /* linked; nothing more to set */
}

/* The boxes from `first` on, and all in them, stay with what follows. */
static void keep_from(struct box *root, struct box *first)
{
    for (struct box *box = first; box != NULL; box = box_next(root, box))
        box->keep_next |= box->kind == BOX_PARA || box->kind == BOX_RULE;
}

static void keep_row(struct box *row)
{
    for (struct box *box = row; box != NULL; box = box_next(row, box))
        box->keep_next |= box->kind == BOX_PARA || box->kind == BOX_RULE;
}

/* The last blocks before `count` boxes of the root have passed. */
static void keep_company(struct box *root, size_t from, size_t to)
{
    size_t i = 0;

    for (struct box *box = root->first; box != NULL && i < to; box = box->next, i++) {
        if (i < from || i + COMPANY < to)
            continue;
        if (box->kind == BOX_TABLE && box->last != NULL)
            keep_row(box->last);
        else
            box->keep_next = true;
    }
}

static size_t count_children(const struct box *root)
{
    size_t n = 0;

    for (const struct box *box = root->first; box != NULL; box = box->next)
        n++;
    return n;
}

static const struct node *find_frame(const struct node *form, const char *name)
{
    for (const struct node *n = form->first; n != NULL; n = n->next)
        if (n->kind == NODE_FRAME && str_is(n->name, name))
            return n;
    return NULL;
}

static const struct node *body_blocks(const struct node *part)
{
    for (const struct node *n = part->first; n != NULL; n = n->next)
        if (n->kind == NODE_BODY)
            return n->first;
    return NULL;
}

/* All frames of the form but the page number, with the body in its place. */
static void build_main(struct layout_ctx *ctx, const struct layout_flow *flow,
                       const struct node *form, const struct node *part)
{
    struct box *root = flow->parent;
    size_t before = 0;
    size_t behind = 0;
    struct box *last = NULL;
    bool passed = false;

    for (const struct node *frame = form->first; frame != NULL; frame = frame->next) {
        if (frame->kind != NODE_FRAME || str_is(frame->name, FRAME_PAGE_NUMBER))
            continue;
        if (!str_is(frame->name, FRAME_BODY)) {
            layout_body_blocks(ctx, flow, frame->first);
            continue;
        }
        before = count_children(root);
        layout_num_start(ctx);
        layout_body_blocks(ctx, flow, body_blocks(part));
        behind = count_children(root);
        last = root->last;
        passed = true;
    }
    if (passed && root->last != last) { /* something stands behind the body */
        keep_from(root, last != NULL ? last->next : root->first);
        keep_company(root, before, behind);
    }
}

void layout_frame_section(struct layout_ctx *ctx, const struct node *form, const struct node *part,
                          struct layout_section *section)
{
    const struct node *number = find_frame(form, FRAME_PAGE_NUMBER);
    struct layout_flow flow;

    section->page = ctx->page;
    section->restart = part->prev != NULL;
    flow = begin_flow(ctx, &section->page, &section->root);
    if (find_frame(form, FRAME_BODY) == NULL) {
        diag_at(&ctx->doc->diag, form->pos, VB_TEMPLATE_BAD, "<frame name=\"%s\">", FRAME_BODY);
        ctx->failed = true;
    } else if (part->prev == NULL) {
        build_main(ctx, &flow, form, part);
    } else {
        layout_num_start(ctx);
        layout_body_blocks(ctx, &flow, body_blocks(part));
    }
    end_flow(ctx, &flow);
    if (number != NULL) {
        flow = begin_flow(ctx, &section->page, &section->header);
        layout_body_blocks(ctx, &flow, number->first);
        end_flow(ctx, &flow);
    }
}
