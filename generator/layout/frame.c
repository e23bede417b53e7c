/* SPDX-License-Identifier: MIT */
/* Lays out a part with the frames of its form: before the body, the body, after it, the page
 * number, the foot of the first page. Frames keep the order of the form. A part is one section,
 * plus one for each change of orientation. */
#include "layout/private.h"

/* Frames with a special meaning; all others are laid out in order. */
#define FRAME_BODY "noi_dung"
#define FRAME_PAGE_NUMBER "so_trang"
#define FRAME_FOOT "chan_trang"

/* Lines of the body to keep on the page of what follows it (layout 2.8), and how many blocks are
 * searched for them. */
#define COMPANY_LINES 2u
#define COMPANY_BLOCKS 4u

/* State of a part. */
struct builder {
    struct layout_ctx *ctx;
    const struct node *form; /* NULL: the body alone */
    struct layout_section *section;
    struct layout_flow flow;
};

/* Sections ------------------------------------------------------------------------------------- */

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

static const struct node *find_frame(const struct node *form, const char *name)
{
    for (const struct node *n = form != NULL ? form->first : NULL; n != NULL; n = n->next)
        if (n->kind == NODE_FRAME && str_is(n->name, name))
            return n;
    return NULL;
}

/* The boxes of a frame outside the flow; NULL if there are none. */
static struct box *build_outside(struct builder *b, const char *name)
{
    const struct node *frame = find_frame(b->form, name);
    struct box *root = NULL;
    struct layout_flow flow;

    if (frame == NULL)
        return NULL;
    flow = begin_flow(b->ctx, &b->section->page, &root);
    layout_body_blocks(b->ctx, &flow, frame->first);
    if (root->first == NULL)
        return NULL;
    end_flow(b->ctx, &flow);
    return root;
}

/* Margins keep their sides in landscape, as in the decree's own file. */
static void open_section(struct builder *b, bool landscape, bool first)
{
    struct layout_ctx *ctx = b->ctx;
    struct layout_section *section = &ctx->layout->sections[ctx->layout->section_count++];

    b->section = section;
    section->page = ctx->format->page;
    section->first = first;
    if (landscape) {
        section->page.width = ctx->format->page.height;
        section->page.height = ctx->format->page.width;
        section->page.landscape = true;
    }
    b->flow = begin_flow(ctx, &section->page, &section->root);
    section->header = build_outside(b, FRAME_PAGE_NUMBER);
    if (first)
        section->foot = build_outside(b, FRAME_FOOT);
}

/* Orientation changes: ends the section and starts another. */
static void turn(struct builder *b, bool landscape)
{
    end_flow(b->ctx, &b->flow);
    open_section(b, landscape, false);
}

/* Turning the paper ---------------------------------------------------------------------------- */

static bool is_turn(const struct node *n)
{
    return n->kind == NODE_DIRECTIVE && (str_is(n->name, "ngang") || str_is(n->name, "doc"));
}

/* The orientation set by the directives from `first` on; false if there is none. */
static bool read_turn(const struct node *first, bool *landscape)
{
    bool found = false;

    for (const struct node *n = first; n != NULL && n->kind == NODE_DIRECTIVE; n = n->next)
        if (is_turn(n)) {
            *landscape = str_is(n->name, "ngang");
            found = true;
        }
    return found;
}

/* True if anything printed follows in the flow. */
static bool has_blocks(const struct node *n)
{
    while (n != NULL && (n->kind == NODE_DIRECTIVE || n->kind == NODE_NOTE ||
                         n->kind == NODE_COMMENT || n->kind == NODE_PAGE_BREAK))
        n = n->next;
    return n != NULL;
}

static const struct node *body_blocks(const struct node *part)
{
    for (const struct node *n = part != NULL ? part->first : NULL; n != NULL; n = n->next)
        if (n->kind == NODE_BODY)
            return n->first;
    return NULL;
}

/* A part starts in landscape if its first block asks for it, or if a directive after the last block
 * of the previous part does. */
static bool begins_landscape(const struct node *part)
{
    bool landscape = false;

    for (const struct node *n = body_blocks(part->prev); n != NULL; n = n->next)
        if (is_turn(n) && !has_blocks(n))
            landscape = str_is(n->name, "ngang");
    (void)read_turn(body_blocks(part), &landscape); /* else as before */
    return landscape;
}

size_t layout_frame_count(const struct doc *doc)
{
    size_t n = 0;

    for (const struct node *part = doc->root->first; part != NULL; part = part->next) {
        n++;
        for (const struct node *block = body_blocks(part); block != NULL; block = block->next)
            n += is_turn(block);
    }
    return n;
}

/* The body, with a new section before each change of orientation. A change at the very end applies
 * to the tail, or to the next part. */
static void build_body(struct builder *b, const struct node *part)
{
    const struct node *from = body_blocks(part);
    bool is_run = false;

    layout_num_start(b->ctx);
    for (const struct node *n = from; n != NULL && !b->ctx->failed; n = n->next) {
        bool landscape = b->section->page.landscape;
        bool begins = n->kind == NODE_DIRECTIVE && !is_run;

        is_run = n->kind == NODE_DIRECTIVE;
        if (!begins || !read_turn(n, &landscape) || landscape == b->section->page.landscape ||
            (landscape && !has_blocks(n)))
            continue;
        layout_body_range(b->ctx, &b->flow, from, n);
        turn(b, landscape);
        from = n;
    }
    layout_body_range(b->ctx, &b->flow, from, NULL);
}

/* What stays together ------------------------------------------------------------------------- */

/* Sets keep-next on the boxes from `first` on and all boxes in them. */
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

/* Number of lines a block contributes when kept; for a table its last rows. */
static uint32_t keep_block(struct layout_ctx *ctx, struct box *box)
{
    uint32_t count = 0;

    if (box->kind == BOX_TABLE) {
        for (struct box *row = box->first; row != NULL; row = row->next)
            if (row->next == NULL || row->next->next == NULL) {
                keep_row(row);
                count++;
            }
        return count;
    }
    box->keep_next = true;
    if (box->kind != BOX_PARA || box->node == NULL)
        return 0;
    /* a little wider: a renderer that fills lines better needs fewer */
    return layout_text_measure(ctx->layout, box->style, box->node->label, box->node,
                               layout_text_slack(box->width))
        .count;
}

/* Keeps the last lines of the body with what follows: `front` is the last box before the body, NULL
 * if it begins the section, `last` the body's last. */
static void keep_company(struct layout_ctx *ctx, const struct box *root, const struct box *front,
                         const struct box *last)
{
    struct box *blocks[COMPANY_BLOCKS] = {NULL};
    struct box *box = front != NULL ? front->next : root->first;
    uint32_t lines = 0;
    size_t n = 0;

    for (; box != NULL && box != last->next; box = box->next)
        blocks[n++ % COMPANY_BLOCKS] = box;
    for (size_t i = 0; i < COMPANY_BLOCKS && i < n && lines < COMPANY_LINES; i++)
        lines += keep_block(ctx, blocks[(n - 1 - i) % COMPANY_BLOCKS]);
}

/* Keeps the frames after the body together, and with its last lines. */
static void keep_tail(struct layout_ctx *ctx, struct box *root, const struct box *front,
                      struct box *last)
{
    struct box *first = last != NULL ? last->next : root->first;

    if (first == NULL)
        return;
    keep_from(root, first);
    if (last != NULL && last != front)
        keep_company(ctx, root, front, last);
}

/* Parts ---------------------------------------------------------------------------------------- */

/* The frames from `frame` to the body, or to the end, except those outside the flow. */
static const struct node *build_frames(struct builder *b, const struct node *frame)
{
    for (; frame != NULL && !str_is(frame->name, FRAME_BODY); frame = frame->next)
        if (frame->kind == NODE_FRAME && !str_is(frame->name, FRAME_PAGE_NUMBER) &&
            !str_is(frame->name, FRAME_FOOT))
            layout_body_blocks(b->ctx, &b->flow, frame->first);
    return frame;
}

static void build_part(struct builder *b, const struct node *part)
{
    const struct node *frame = b->form != NULL ? build_frames(b, b->form->first) : NULL;
    const struct box *root = b->flow.parent;
    const struct box *front = root->last;
    struct box *last;

    build_body(b, part);
    if (root != b->flow.parent)
        front = NULL; /* it is in another section */
    last = b->flow.parent->last;
    if (frame != NULL)
        (void)build_frames(b, frame->next); /* a second body frame is ignored */
    keep_tail(b->ctx, b->flow.parent, front, last);
    if (root != b->flow.parent && b->flow.parent->first == NULL)
        b->ctx->layout->section_count--; /* the change was for a missing tail */
    else
        end_flow(b->ctx, &b->flow);
}

void layout_frame_part(struct layout_ctx *ctx, const struct node *form, const struct node *part)
{
    struct builder b = {.ctx = ctx, .form = form};

    if (form != NULL && find_frame(form, FRAME_BODY) == NULL) {
        diag_about(&ctx->doc->diag, form->pos, VB_TEMPLATE_BAD,
                   diag_c("<frame name=\"" FRAME_BODY "\">"));
        ctx->failed = true;
        return;
    }
    open_section(&b, begins_landscape(part), true);
    build_part(&b, part);
}
