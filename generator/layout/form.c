/* SPDX-License-Identifier: MIT */
/* Selects the form of a part. */
#include "doc/meta.h"
#include "layout/private.h"

const struct node *layout_form_find(const struct node *frames, struct str id)
{
    for (const struct node *n = frames->first; n != NULL; n = n->next)
        if (n->kind == NODE_FORM && str_eq(n->name, id))
            return n;
    return NULL;
}

const struct node *layout_form_of(struct layout_ctx *ctx, const struct node *part, size_t number)
{
    const struct node *form = ctx->forms != NULL ? ctx->forms->first : NULL;
    struct str id = meta_text(ctx->arena, meta_head(part), "mau");

    for (size_t i = 1; i < number && form != NULL; i++)
        form = form->next;
    if (form != NULL)
        return form;
    return part->prev == NULL ? layout_template_form(ctx->doc, ctx->template->root, id)
                              : layout_form_find(ctx->template->root, id);
}
