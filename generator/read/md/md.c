/* SPDX-License-Identifier: MIT */
/* Splits a source into parts and parses each. */
#include "read/md/md.h"

#include "doc/meta.h"
#include "doc/seal.h"
#include "read/md/private.h"

/* A part and its body end where the next part starts. */
static void set_places(const struct read_md *md, struct node *first)
{
    for (struct node *part = first; part != NULL; part = part->next) {
        struct node *body = meta_body(part);
        size_t end = part->next != NULL ? part->next->pos.off : md->src->text.n;

        part->pos.len = num_u32(end) - part->pos.off;
        body->pos = read_md_line_pos(md, body->first != NULL ? body->first->pos.off : end, end);
    }
}

/* The source without the seal that an earlier output may end with. */
static struct src unsealed(const struct src *src)
{
    struct src cut = *src;

    cut.text.n = seal_text_start(src->text);
    while (cut.line_count > 1 && cut.line_start[cut.line_count - 1] > cut.text.n)
        cut.line_count--;
    return cut;
}

bool read_md(struct doc *doc, const struct src *src, uint16_t number)
{
    struct src cut = unsealed(src);
    struct read_md md = {.doc = doc, .src = &cut, .number = number};
    struct node *part = doc_add_part(doc, STR("main"), read_md_line_pos(&md, 0, cut.text.n));
    uint32_t first = 0;

    read_inline_start(&md.inlines, doc, src, number);
    meta_head(part)->pos = read_md_line_pos(&md, 0, 0);
    if (read_md_part_head(&md, meta_head(part), &first)) {
        struct read_md_lines lines = read_md_line_from(&md, first);

        read_md_block(&md, &lines, meta_body(part));
        set_places(&md, part);
        read_md_after(&md, part);
    }
    read_inline_done(&md.inlines);
    return !diag_stopped(&doc->diag);
}
