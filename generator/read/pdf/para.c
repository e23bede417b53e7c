/* SPDX-License-Identifier: MIT */
/* Converts the words of a line to inlines of a paragraph. */
#include "base/num.h"
#include "base/utf8.h"
#include "doc/raw.h"
#include "read/pdf/private.h"

/* Appends text of one format. */
static void add_text(struct arena *a, struct node *para, struct str text, uint8_t format,
                     struct pos pos)
{
    struct node *into = para;

    if (format & READ_PDF_RAISED) {
        node_append(into, node_new(a, NODE_SUP, pos));
        into = into->last;
    }
    if (format & READ_PDF_BOLD) {
        node_append(into, node_new(a, NODE_STRONG, pos));
        into = into->last;
    }
    if (format & READ_PDF_ITALIC) {
        node_append(into, node_new(a, NODE_EMPH, pos));
        into = into->last;
    }
    node_append(into, node_text_new(a, text, pos));
}

/* The last text of a paragraph, however deep. */
static struct node *last_text(struct node *para)
{
    struct node *n = para;

    while (n->last != NULL)
        n = n->last;
    return n;
}

/* Lists the words joined where a line ends in a hyphen or slash. */
static void report_glue(struct read_pdf *pdf, struct str before, const struct read_pdf_piece *piece)
{
    struct arena *a = &pdf->doc->arena;
    struct str after = str_sub(piece->text, 0, str_find_char(piece->text, ' ', 0));
    size_t from = before.n;

    while (from > 0 && before.p[from - 1] != ' ')
        from--;
    before = str_sub(before, from, before.n);
    ledger_add(pdf->ledger, LEDGER_JOINED, arena_printf(a, "trang %u", piece->page + 1),
               arena_printf(a, "%.*s %.*s", STR_ARG(before), STR_ARG(after)),
               arena_printf(a, "%.*s%.*s", STR_ARG(before), STR_ARG(after)));
}

/* "179-" and "KH/TU", "01/" and "KH-UBND" are one word. */
static bool is_glued(struct str before)
{
    char end = before.n > 1 ? before.p[before.n - 1] : '\0';

    return (end == '-' || end == '/') && before.p[before.n - 2] != ' ';
}

void read_pdf_para_add(struct read_pdf *pdf, struct node *para, const struct read_pdf_piece *piece)
{
    struct arena *a = &pdf->doc->arena;
    size_t from = 0;

    if (para->last != NULL) {
        const struct node *last = last_text(para);

        if (is_glued(last->text))
            report_glue(pdf, last->text, piece);
        else
            node_append(para, node_text_new(a, STR(" "), piece->pos));
    }
    for (size_t i = 1; i <= piece->text.n; i++) {
        if (i < piece->text.n && (piece->format == NULL || piece->format[i] == piece->format[from]))
            continue;
        add_text(a, para, str_sub(piece->text, from, i),
                 piece->format != NULL ? piece->format[from] : 0, piece->pos);
        from = i;
    }
}

bool read_pdf_para_is_note(const struct read_pdf_piece *piece)
{
    return piece->format != NULL && piece->text.n > 1 &&
           (piece->format[0] & READ_PDF_RAISED) != 0 && piece->text.p[0] >= '1' &&
           piece->text.p[0] <= '9' && (piece->format[piece->text.n - 1] & READ_PDF_RAISED) == 0;
}

struct node *read_pdf_para(struct read_pdf *pdf, struct node *into,
                           const struct read_pdf_piece *piece)
{
    struct arena *a = &pdf->doc->arena;
    struct node *para = node_new(a, NODE_PARA, piece->pos);

    node_append(into, para);
    node_set_attr(a, para, RAW_AT, arena_printf(a, "trang %u", piece->page + 1));
    read_pdf_para_add(pdf, para, piece);
    return para;
}
