/* SPDX-License-Identifier: MIT */
/* Lays a document out; retries with a smaller head when a line that must not wrap is too long. */
#include "layout/layout.h"

#include "doc/meta.h"
#include "doc/walk.h"
#include "layout/private.h"

/* The small preset by the field cỡ chữ; the other one is 14. */
#define SMALL_PRESET "13"

static void build(struct layout_ctx *ctx)
{
    struct layout *layout = ARENA_NEW(ctx->arena, struct layout);
    size_t number = 0;

    ctx->layout = layout;
    ctx->too_wide = NULL;
    ctx->format = layout_template_format(ctx->template, &ctx->preset);
    layout->sheet = &ctx->format->sheet;
    layout->sections =
        ARENA_ARRAY(ctx->arena, struct layout_section, layout_frame_count(ctx->doc) + 1);
    for (const struct node *part = ctx->doc->root->first; part != NULL && !ctx->failed;
         part = part->next) {
        const struct node *form = layout_form_of(ctx, part, ++number);

        if (form == NULL && part->prev == NULL)
            ctx->failed = true;
        else
            layout_frame_part(ctx, form, part);
    }
    if (!ctx->failed)
        layout_note_collect(ctx);
}

/* Removes gaps in the template's outline levels: if the outermost headings are I., they are level
 * 1, although Phần would rank above them. */
static void close_levels(struct layout *layout)
{
    unsigned present = 0;

    for (size_t i = 0; i < layout->section_count; i++) {
        const struct box *root = layout->sections[i].root;

        for (const struct box *box = root; box != NULL; box = box_next(root, box))
            if (box->kind == BOX_PARA)
                present |= 1u << box->style->value[SHEET_OUTLINE];
    }
    for (unsigned rank = 1, level = 1; rank <= SHEET_OUTLINE_MAX; rank++) {
        layout->outline[rank] = (uint8_t)level;
        level += present >> rank & 1u;
    }
}

unsigned layout_outline(const struct layout *layout, const struct style *style)
{
    return layout->outline[style->value[SHEET_OUTLINE]];
}

/* Source position of text that does not fit: the value's, the field's, else the head's, for a line
 * that a rule composed of several fields. */
static struct pos place_of(const struct layout_ctx *ctx, const struct node *para)
{
    const struct node *head = meta_head(doc_main(ctx->doc));
    struct pos place = para->pos;

    for (struct walk it = walk_start(para); walk_next(&it);) {
        const struct node *field;

        if (!it.enter || it.node->kind != NODE_HOLE)
            continue;
        if (it.node->first != NULL && it.node->first->pos.src != 0)
            return it.node->first->pos;
        field = meta_get_str(head, it.node->text);
        if (field != NULL && field->pos.src != 0)
            return field->pos;
        if (head != NULL)
            place = head->pos;
    }
    return place;
}

static void report(struct layout_ctx *ctx, enum diag_code code, const struct node *para)
{
    struct str text = node_plain_in(ctx->arena, para);

    diag_about(&ctx->doc->diag, place_of(ctx, para), code, diag_str(text));
}

/* False with LAYOUT_NO_FIT when a line is too long even at the small sizes. */
static bool build_fitting(struct layout_ctx *ctx)
{
    const struct node *wide;

    ctx->last_try = ctx->preset.small;
    build(ctx);
    wide = ctx->too_wide;
    if (wide != NULL && !ctx->failed && !ctx->last_try) {
        ctx->preset.group = ctx->too_wide_group;
        ctx->last_try = true;
        build(ctx);
        if (ctx->too_wide == NULL && ctx->preset.group.n > 0)
            report(ctx, VB_LAYOUT_SHRUNK, wide);
    }
    if (ctx->too_wide != NULL && !ctx->failed) {
        report(ctx, VB_LAYOUT_NO_FIT, ctx->too_wide);
        ctx->failed = true;
    }
    return !ctx->failed;
}

struct layout *layout_run(struct doc *doc, struct layout_template *template,
                          const struct node *forms)
{
    const struct node *main_part = doc_main(doc);
    const struct node *head = main_part != NULL ? meta_head(main_part) : NULL;
    struct layout_ctx ctx = {
        .doc = doc, .arena = &doc->arena, .template = template, .forms = forms};

    ctx.preset.small = str_is(meta_text(&doc->arena, head, "co_chu"), SMALL_PRESET);
    if (!build_fitting(&ctx))
        return NULL;
    close_levels(ctx.layout);
    return ctx.layout;
}
