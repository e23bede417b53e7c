/* SPDX-License-Identifier: MIT */
/* Blocks → boxes, for the body, the frames of a template and notes alike. The template's `for`
 * selects the style of a block, unless the block names one. */
#include "base/limit.h"
#include "doc/walk.h"
#include "layout/private.h"

/* Effects of directives on the next block. */
struct pending {
    struct str variant; /* "giua", "phai" */
    struct str columns; /* "1cm * 3cm" */
    struct pos place;   /* of the columns */
    bool page_break;
};

static const struct style *named_style(const struct layout_ctx *ctx, const struct node *node)
{
    struct str id = node_attr(node, "style");

    return id.p != NULL ? sheet_find(ctx->layout->sheet, id) : NULL;
}

/* The variant for a block's own `align`. */
static struct str align_variant(const struct node *node)
{
    struct str align = node_attr(node, "align");

    if (str_is(align, "center"))
        return STR("giua");
    return str_is(align, "right") ? STR("phai") : STR_NONE;
}

static struct str label_variant(const struct node *node)
{
    return node->label != NULL ? str_c(label_name(node->label->kind)) : STR_NONE;
}

const struct style *layout_body_style(const struct layout_ctx *ctx, const struct layout_flow *flow,
                                      const struct node *node, struct str directive)
{
    const struct style *style = named_style(ctx, node);
    struct str variant = directive.n > 0 ? directive : align_variant(node);

    if (style != NULL)
        return style;
    if (node->kind == NODE_VERBATIM)
        return layout_template_style(ctx, "verbatim", STR_NONE);
    switch (flow->place) {
    case LAYOUT_CELL:
        style = flow->style.n > 0 ? sheet_find(ctx->layout->sheet, flow->style) : NULL;
        return style != NULL ? style : layout_template_style(ctx, "cell", flow->variant);
    case LAYOUT_NOTE:
        return layout_template_style(ctx, "note", STR_NONE);
    case LAYOUT_QUOTE:
        return layout_template_style(ctx, "quote", variant);
    case LAYOUT_FLOW:
        break;
    }
    return layout_template_style(ctx, node->kind == NODE_HEADING ? "heading" : "para",
                                 variant.n > 0 ? variant : label_variant(node));
}

/* True if nothing below the node is printed. A no-break space is printed. */
static bool is_empty(const struct node *node)
{
    for (struct walk it = walk_start(node); walk_next(&it);) {
        enum node_kind kind = (enum node_kind)it.node->kind;

        if (kind == NODE_IMAGE || kind == NODE_NOTE_REF || kind == NODE_PAGE_NUMBER)
            return false;
        if ((kind == NODE_TEXT || kind == NODE_CODE) && str_trim(it.node->text).n > 0)
            return false;
    }
    return true;
}

bool layout_body_is_dropped(const struct node *node)
{
    return str_is(node_attr(node, "optional"), "yes") && is_empty(node);
}

struct box *layout_body_gap(struct layout_ctx *ctx, const struct layout_flow *flow,
                            struct str variant)
{
    struct box *box =
        box_new(ctx->arena, BOX_PARA, layout_template_style(ctx, "gap", variant), NULL);

    box->width = flow->width;
    box_append(flow->parent, box);
    return box;
}

/* Records what does not fit; the whole layout is then retried with smaller sizes. */
static void note_too_wide(struct layout_ctx *ctx, const struct style *style,
                          const struct node *node)
{
    if (ctx->too_wide != NULL)
        return;
    ctx->too_wide = node;
    ctx->too_wide_group = style->group;
}

static struct box_label make_label(struct layout_ctx *ctx, const struct layout_flow *flow,
                                   const struct style *style, const struct label *label)
{
    if (label == NULL)
        return (struct box_label){.form = BOX_LABEL_NONE};
    if (flow->place != LAYOUT_FLOW)
        return layout_num_literal(ctx, label);
    return layout_num_label(ctx, label, style->native);
}

static void build_para(struct layout_ctx *ctx, const struct layout_flow *flow,
                       const struct node *node, const struct pending *pending)
{
    const struct style *style = layout_body_style(ctx, flow, node, pending->variant);
    struct box *box;

    if (layout_body_is_dropped(node))
        return;
    if (style->value[SHEET_NO_WRAP] != 0 && !layout_text_fits(ctx, style, node, flow->width))
        note_too_wide(ctx, style, node);
    box = box_new(ctx->arena, BOX_PARA, style, layout_break(ctx, style, node, flow->width));
    box->width = flow->width;
    box->label = make_label(ctx, flow, style, node->label);
    box->page_break = pending->page_break;
    box->keep_next = str_is(node_attr(node, "keep-next"), "yes");
    box_append(flow->parent, box);
}

/* "0.4", at most 1 → thousandths; 1 if absent. */
static uint32_t read_ratio(const struct node *node)
{
    struct str text = str_trim(node_attr(node, "ratio"));
    uint32_t value = 0;
    uint32_t scale = 1000;

    if (text.n < 3 || text.p[0] != '0' || text.p[1] != '.')
        return 1000;
    for (size_t i = 2; i < text.n && scale > 1; i++) {
        scale /= 10;
        value += (uint32_t)(text.p[i] - '0') * scale;
    }
    return value;
}

/* A line as long as a fraction of the longest line of the paragraph above it, or of its column.
 * Without a paragraph above there is nothing to underline. */
static void build_rule(struct layout_ctx *ctx, const struct layout_flow *flow,
                       const struct node *node)
{
    const struct box *above = flow->parent->last;
    const struct style *style = named_style(ctx, node);
    uint64_t length = flow->width;
    struct box *box;

    if (!str_is(node_attr(node, "of"), "column")) {
        if (above == NULL || above->kind != BOX_PARA || above->node == NULL)
            return;
        length =
            layout_text_measure(ctx->layout, above->style, NULL, above->node, flow->width).longest;
    }
    if (style == NULL)
        style = layout_template_style(ctx, "rule", STR_NONE);
    box = box_new(ctx->arena, BOX_RULE, style, node);
    box->width = flow->width;
    length = length * read_ratio(node) / 1000;
    box->rule_width = length < flow->width ? (uint32_t)length : flow->width;
    box_append(flow->parent, box);
}

/* Inserts a paragraph above a table: spacing above a data table. Also, Word joins adjacent tables;
 * only a paragraph can start a page; and LibreOffice adds a full line above a table that starts a
 * text with notes. */
static void build_gap(struct layout_ctx *ctx, const struct layout_flow *flow, bool is_data,
                      bool page_break)
{
    const struct box *above = flow->parent->last;
    bool in_flow = flow->place == LAYOUT_FLOW;

    if (page_break || (in_flow && (is_data || above == NULL)) ||
        (above != NULL && above->kind == BOX_TABLE))
        layout_body_gap(ctx, flow, is_data ? STR("table") : STR_NONE)->page_break = page_break;
}

static void build_table(struct layout_ctx *ctx, const struct layout_flow *flow,
                        const struct node *node, const struct pending *pending)
{
    struct box *table;
    struct str columns = pending->columns;
    struct pos place = pending->place;

    if (columns.n == 0) {
        columns = node_attr(node, "columns");
        place = node->pos;
    }
    build_gap(ctx, flow, named_style(ctx, node) == NULL, pending->page_break);
    table = layout_table_build(ctx, flow, node, columns, place);
    if (table != NULL)
        box_append(flow->parent, table);
}

static void build_quote(struct layout_ctx *ctx, const struct layout_flow *flow,
                        const struct node *node)
{
    struct layout_flow inner = *flow;

    if (flow->place == LAYOUT_FLOW)
        inner.place = LAYOUT_QUOTE;
    inner.depth++;
    layout_body_blocks(ctx, &inner, node->first);
}

static void read_directive(const struct node *node, struct pending *pending)
{
    if (str_is(node->name, "giua") || str_is(node->name, "phai")) {
        pending->variant = node->name;
    } else if (str_is(node->name, "cot")) {
        pending->columns = str_trim(node->text);
        pending->place = node->pos;
    }
}

static void build_block(struct layout_ctx *ctx, const struct layout_flow *flow,
                        const struct node *node, struct pending *pending)
{
    switch (node->kind) {
    case NODE_DIRECTIVE:
        read_directive(node, pending);
        return;
    case NODE_PAGE_BREAK:
        pending->page_break = true;
        return;
    case NODE_HEADING:
    case NODE_PARA:
    case NODE_VERBATIM:
        build_para(ctx, flow, node, pending);
        break;
    case NODE_TABLE:
        build_table(ctx, flow, node, pending);
        break;
    case NODE_QUOTE:
        if (pending->page_break)
            layout_body_gap(ctx, flow, STR_NONE)->page_break = true;
        build_quote(ctx, flow, node);
        break;
    case NODE_RULE:
        build_rule(ctx, flow, node);
        break;
    default: /* notes, comments and unfilled controls: not printed here */
        return;
    }
    *pending = (struct pending){0};
}

void layout_body_range(struct layout_ctx *ctx, const struct layout_flow *flow,
                       const struct node *first, const struct node *end)
{
    struct pending pending = {0};

    if (flow->depth > LIMIT_XML_DEPTH) {
        if (first != NULL && !ctx->failed)
            diag_at(&ctx->doc->diag, first->pos, VB_LIMIT_XML);
        ctx->failed |= first != NULL;
        return;
    }
    for (const struct node *n = first; n != end && n != NULL && !ctx->failed; n = n->next)
        build_block(ctx, flow, n, &pending);
}

void layout_body_blocks(struct layout_ctx *ctx, const struct layout_flow *flow,
                        const struct node *first)
{
    layout_body_range(ctx, flow, first, NULL);
}
