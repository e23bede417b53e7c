/* SPDX-License-Identifier: MIT */
/* Lookups in a style sheet. */
#include "layout/sheet.h"

const struct style *sheet_find(const struct sheet *sheet, struct str id)
{
    for (size_t i = 0; i < sheet->count; i++)
        if (str_eq(sheet->styles[i].id, id))
            return &sheet->styles[i];
    return NULL;
}

static enum metric_face face_of(const struct style *style)
{
    bool bold = style->value[SHEET_BOLD] != 0;

    if (style->value[SHEET_ITALIC] != 0)
        return bold ? METRIC_BOLD_ITALIC : METRIC_ITALIC;
    return bold ? METRIC_BOLD : METRIC_REGULAR;
}

uint32_t sheet_width(const struct style *style, struct str text)
{
    return metric_text(face_of(style), style->value[SHEET_SIZE], text.p, text.n);
}
