/* SPDX-License-Identifier: MIT */
/* Walks the blocks of the given source and copies by position what is kept. */
#include "app/new_like.h"

#include "doc/label.h"
#include "doc/meta.h"

#define PLACEHOLDER "…"

/* All whole lines touched by a range, without the last line end. */
static struct str lines_of(const struct doc *doc, struct pos pos)
{
    const struct src *src = diag_src_of(&doc->diag, pos);
    size_t from = pos.off;
    size_t to = (size_t)pos.off + pos.len;

    if (src == NULL)
        return STR_NONE;
    while (from > 0 && src->text.p[from - 1] != '\n')
        from--;
    while (to < src->text.n && src->text.p[to] != '\n')
        to++;
    return str_trim(str_sub(src->text, from, to));
}

/* Fields specific to one document: printed empty. */
static bool is_of_last_time(const struct node *field)
{
    return str_is(field->name, "so") || str_is(field->name, "ngay") ||
           str_is(field->name, "ky_hieu") || str_is(field->name, "trang_thai");
}

/* One line, with the initial words of the first căn cứ. */
static void put_can_cu(struct buf *out, struct doc *doc, const struct node *field)
{
    struct str written = meta_find(field->name, META_SOURCE)->written;
    struct str first = field->first != NULL ? node_plain_in(&doc->arena, field->first) : STR_NONE;
    size_t begin = landmark_length(doc->landmarks, LANDMARK_BASIS, first);

    buf_printf(out, "%.*s:\n  - %.*s" PLACEHOLDER ";\n", STR_ARG(written),
               STR_ARG(str_sub(first, 0, begin)));
}

static void put_head(struct buf *out, struct doc *doc, const struct node *head)
{
    buf_c(out, "---\n");
    for (const struct node *f = head->first; f != NULL; f = f->next) {
        if (str_is(f->name, "can_cu"))
            put_can_cu(out, doc, f);
        else if (is_of_last_time(f))
            buf_printf(out, "%.*s:\n", STR_ARG(f->text));
        else
            buf_printf(out, "%.*s\n", STR_ARG(lines_of(doc, f->pos)));
    }
    buf_c(out, "---\n");
}

/* The label and initial bold text: "**2.1. Trưởng các phòng:** …". */
static void put_labelled(struct buf *out, struct doc *doc, const struct node *para)
{
    const struct node *first = para->first;
    const char *mark = para->label->bold ? "**" : "";

    buf_printf(out, "\n%s%.*s%s", mark, STR_ARG(para->label->text), mark);
    if (first != NULL && first->kind == NODE_STRONG)
        buf_printf(out, " **%.*s**", STR_ARG(str_trim(node_plain_in(&doc->arena, first))));
    buf_c(out, " " PLACEHOLDER "\n");
}

/* Header row and delimiter row, then one row of empty cells. */
static void put_table(struct buf *out, const struct doc *doc, const struct node *table)
{
    struct str rest = lines_of(doc, table->pos);
    struct str line;
    unsigned shown = 0;

    buf_char(out, '\n');
    while (shown < 2 && str_split(&rest, '\n', &line)) {
        buf_printf(out, "%.*s\n", STR_ARG(line));
        shown++;
    }
    buf_char(out, '|');
    for (const struct node *c = table->first != NULL ? table->first->first : NULL; c != NULL;
         c = c->next)
        buf_c(out, " " PLACEHOLDER " |");
    buf_char(out, '\n');
}

static void put_directive(struct buf *out, const struct doc *doc, const struct node *n)
{
    if (!str_is(n->name, "hoi") && !str_is(n->name, "bo_qua"))
        buf_printf(out, "\n%.*s\n", STR_ARG(lines_of(doc, n->pos)));
}

/* The next block in the body, descending into controls only. NULL at the end. */
static const struct node *next_block(const struct node *body, const struct node *n)
{
    bool is_control = n->kind == NODE_IF || n->kind == NODE_BRANCH || n->kind == NODE_FOR ||
                      n->kind == NODE_BODY;

    if (is_control && n->first != NULL)
        return n->first;
    while (n != body && n->next == NULL)
        n = n->parent;
    return n != body ? n->next : NULL;
}

static void put_body(struct buf *out, struct doc *doc, const struct node *body)
{
    bool is_dropped = false; /* the previous block became a placeholder */

    for (const struct node *n = body; n != NULL; n = next_block(body, n)) {
        bool drops = (n->kind == NODE_PARA && n->label == NULL) || n->kind == NODE_QUOTE ||
                     n->kind == NODE_VERBATIM;

        if (n->kind == NODE_HEADING || n->kind == NODE_PAGE_BREAK)
            buf_printf(out, "\n%.*s\n", STR_ARG(lines_of(doc, n->pos)));
        else if (n->kind == NODE_PARA && n->label != NULL)
            put_labelled(out, doc, n);
        else if (n->kind == NODE_TABLE)
            put_table(out, doc, n);
        else if (n->kind == NODE_DIRECTIVE)
            put_directive(out, doc, n);
        else if (drops && !is_dropped)
            buf_c(out, "\n" PLACEHOLDER "\n");
        is_dropped = drops;
    }
}

void app_new_like_put(struct buf *out, struct doc *doc)
{
    for (const struct node *part = doc->root->first; part != NULL; part = part->next) {
        const struct node *head = meta_head(part);
        const struct node *body = meta_body(part);

        if (head != NULL && head->first != NULL && str_is(part->name, "phu_luc")) {
            /* all its fields come from one heading: "# Phụ lục I. BIỂU MẪU" */
            buf_printf(out, "\n%.*s\n", STR_ARG(lines_of(doc, head->first->pos)));
        } else if (head != NULL && head->first != NULL) {
            if (part->prev != NULL)
                buf_char(out, '\n');
            put_head(out, doc, head);
        }
        if (body != NULL)
            put_body(out, doc, body);
    }
}
