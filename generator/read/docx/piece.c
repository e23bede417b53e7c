/* SPDX-License-Identifier: MIT */
/* Paragraphs being read: reused memory, pieces, style. */
#include <stdlib.h>

#include "read/docx/private.h"

struct read_docx_para *read_docx_piece_para(struct read_docx *docx)
{
    struct read_docx_para *para = docx->spare;

    if (para != NULL) {
        docx->spare = para->outer;
        return para;
    }
    para = calloc(1, sizeof(*para));
    if (para == NULL)
        base_no_memory();
    return para;
}

void read_docx_piece_put_back(struct read_docx *docx, struct read_docx_para *para)
{
    struct read_docx_para kept = {.outer = docx->spare,
                                  .text = para->text,
                                  .pieces = para->pieces,
                                  .cap = para->cap,
                                  .aside = {.text = para->aside.text,
                                            .deleted = para->aside.deleted,
                                            .code = para->aside.code}};

    *para = kept;
    buf_clear(&para->text);
    buf_clear(&para->aside.text);
    buf_clear(&para->aside.deleted);
    buf_clear(&para->aside.code);
    docx->spare = para;
}

void read_docx_piece_done(struct read_docx *docx)
{
    while (docx->spare != NULL) {
        struct read_docx_para *para = docx->spare;

        docx->spare = para->outer;
        buf_done(&para->text);
        buf_done(&para->aside.text);
        buf_done(&para->aside.deleted);
        buf_done(&para->aside.code);
        free(para->pieces);
        free(para);
    }
}

struct read_docx_piece *read_docx_piece_add(struct read_docx_para *para)
{
    if (para->count == para->cap) {
        size_t cap = para->cap > 0 ? num_mul(para->cap, 2) : 32;
        struct read_docx_piece *pieces = realloc(para->pieces, num_mul(cap, sizeof(*pieces)));

        if (pieces == NULL)
            base_no_memory();
        para->pieces = pieces;
        para->cap = cap;
    }
    return &para->pieces[para->count++];
}

const struct read_docx_style *read_docx_piece_style(struct read_docx *docx,
                                                    struct read_docx_para *para)
{
    if (!para->has_style)
        para->style = read_docx_style_get(&docx->styles, para->direct.style, READ_DOCX_STYLE_PARA);
    para->has_style = true;
    return para->style;
}
