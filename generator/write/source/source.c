/* SPDX-License-Identifier: MIT */
/* Writes the parts of a source: head, blocks, appendices, attachments. */
#include "write/source/source.h"

#include "doc/meta.h"
#include "doc/walk.h"
#include "write/source/private.h"
#include "write/source/text.h"

/* Assigns heading levels to the kinds of labels by rank. */
static void set_levels(struct write_source *s)
{
    unsigned level = 0;

    for (struct walk it = walk_start(s->doc->root); walk_next(&it);)
        if (it.enter && it.node->kind == NODE_HEADING && it.node->label != NULL)
            s->level[it.node->label->kind] = 1;
    for (unsigned k = 0; k < LABEL_KIND_COUNT; k++)
        if (s->level[k] != 0) {
            level += level < WRITE_SOURCE_LEVELS;
            s->level[k] = (uint8_t)level;
        }
}

/* Writes căn cứ that were read in the body. */
static void put_can_cu(const struct write_source *s, struct buf *out, const struct node *head)
{
    const struct node *field = head->last;

    if (field == NULL || !write_source_head_is_body(s, field))
        return;
    for (const struct node *item = field->first; item != NULL; item = item->next) {
        buf_char(out, '\n');
        write_source_text(out, item, WRITE_SOURCE_LINE, "<br>");
        buf_char(out, '\n');
    }
}

static void put_blocks(struct write_source *s, struct buf *out, const struct node *part)
{
    const struct node *body = meta_body(part);

    if (body == NULL || body->first == NULL)
        return;
    buf_char(out, '\n');
    write_source_block_all(s, out, body);
}

/* "# Phụ lục I. TÊN"; the reader would strip a sign before the name with the blanks. */
static void put_appendix(struct write_source *s, struct buf *out, const struct node *part)
{
    const struct node *head = meta_head(part);
    const struct node *label = head != NULL ? meta_get(head, "nhan_phu_luc") : NULL;
    const struct node *title = head != NULL ? meta_get(head, "ten_phu_luc") : NULL;

    buf_c(out, "\n# ");
    if (label != NULL)
        write_source_text(out, label, WRITE_SOURCE_FIELD, " ");
    else
        buf_str(out, str_trim(str_c(label_word(LABEL_PHU_LUC))));
    if (title != NULL) {
        struct buf words = BUF_NEW;

        write_source_text(&words, title, WRITE_SOURCE_LABELLED, "<br>");
        buf_c(out, str_starts(buf_view(&words), STR("-")) ? ". \\" : ". ");
        buf_str(out, buf_view(&words));
        buf_done(&words);
    }
    buf_char(out, '\n');
    for (const struct node *f = head != NULL ? head->first : NULL; f != NULL; f = f->next)
        if (f != label && f != title)
            write_source_text_unsaid(s, f);
}

static void put_part(struct write_source *s, struct buf *out, const struct node *part)
{
    const struct node *head = meta_head(part);

    if (str_is(part->name, "phu_luc")) {
        put_appendix(s, out, part);
    } else {
        buf_c(out, part->prev != NULL ? "\n---\n" : "---\n");
        if (head != NULL)
            write_source_head(s, out, head);
        buf_c(out, "---\n");
        if (head != NULL)
            put_can_cu(s, out, head);
    }
    put_blocks(s, out, part);
}

bool write_source(struct doc *doc, const struct layout *layout, struct buf *out)
{
    struct write_source s = {.doc = doc};

    (void)layout; /* unused */
    set_levels(&s);
    for (const struct node *part = doc->root->first; part != NULL; part = part->next)
        put_part(&s, out, part);
    return true;
}

void write_source_one(struct doc *doc, const struct node *n, struct buf *out)
{
    struct write_source s = {.doc = doc};

    if (n->kind == NODE_HEADING)
        set_levels(&s);
    if (node_is(n, NODE_CLASS_FIELD) || node_is(n, NODE_CLASS_ITEM))
        write_source_head_one(&s, out, n);
    else
        write_source_block(&s, out, n);
}
