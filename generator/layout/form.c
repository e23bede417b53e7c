/* SPDX-License-Identifier: MIT */
/* Selects the form of a part. */
#include "doc/meta.h"
#include "layout/private.h"

/* Attribute of a copy filled for one part: its number. */
#define PART_ATTR "part"

const struct node *layout_form_find(const struct node *frames, struct str id)
{
    for (const struct node *n = frames->first; n != NULL; n = n->next)
        if (n->kind == NODE_FORM && str_eq(n->name, id))
            return n;
    return NULL;
}

void layout_form_set_part(struct arena *a, struct node *form, size_t number)
{
    node_set_attr(a, form, PART_ATTR, arena_printf(a, "%zu", number));
}

static const struct node *find_filled(const struct node *frames, size_t number)
{
    for (const struct node *n = frames->last; n != NULL; n = n->prev) {
        uint32_t part = 0;

        if (n->kind == NODE_FORM && str_uint(node_attr(n, PART_ATTR), UINT32_MAX, &part) &&
            part == number)
            return n;
    }
    return NULL;
}

const struct node *layout_form_of(struct layout_ctx *ctx, const struct node *part, size_t number)
{
    const struct node *form = find_filled(ctx->template, number);
    struct str id = meta_text(ctx->arena, meta_head(part), "mau");

    if (form != NULL)
        return form;
    return part->prev == NULL ? layout_template_form(ctx->doc, ctx->template, id)
                              : layout_form_find(ctx->template, id);
}
