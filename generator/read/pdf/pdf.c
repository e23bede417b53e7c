/* SPDX-License-Identifier: MIT */
/* Converts rows to blocks in order; paragraphs continue across pages. */
#include "read/pdf/pdf.h"

#include "doc/inline_clean.h"
#include "doc/iter.h"
#include "doc/meta.h"
#include "doc/raw.h"
#include "read/pdf/private.h"

/* A page whose text ends above this percentage of its height was ended by its author. */
#define SHORT_PAGE 75
/* Right-aligned line, 1/100 pt: tolerance at the right margin, least distance from the left. */
#define SAME 250
#define RIGHT_MIN 10000

struct reader {
    struct read_pdf pdf;
    struct node *body;
    struct node *para;                         /* current one; NULL: none */
    const struct read_pdf_piece *first, *last; /* its first and last line */
    struct node *notes;                        /* to be placed after the current paragraph */
    const struct read_pdf_piece *note_last;    /* last line of the last note */
    uint32_t page;                             /* current one */
    bool is_wide, is_new_page;
};

static void end_para(struct reader *r)
{
    r->para = NULL;
    while (r->notes->first != NULL) {
        struct node *note = r->notes->first;

        node_unlink(note);
        node_append(r->body, note);
    }
    r->note_last = NULL;
}

/* Inserts a directive where the page orientation changes. */
static void turn(struct reader *r, const struct read_pdf_page *page, struct pos pos)
{
    bool is_wide = page->width > page->height;
    struct node *directive;

    if (is_wide == r->is_wide)
        return;
    end_para(r);
    directive = node_new(&r->pdf.doc->arena, NODE_DIRECTIVE, pos);
    directive->name = is_wide ? STR("ngang") : STR("doc");
    node_append(r->body, directive);
    r->is_wide = is_wide;
    r->is_new_page = true;
}

/* True if the last row of text on a page ends well above its bottom. */
static bool is_short(const struct read_pdf *pdf, uint32_t page)
{
    const struct read_pdf_page *p = &pdf->pages[page];

    for (uint32_t k = p->count; k > 0; k--) {
        const struct read_pdf_row *row = &pdf->rows[p->first + k - 1];

        if (row->kind != READ_PDF_ASIDE)
            return (int64_t)row->y1 * 100 < (int64_t)p->height * SHORT_PAGE;
    }
    return true;
}

static void begin_page(struct reader *r, const struct read_pdf_row *row)
{
    r->is_new_page = row->page > r->page && is_short(&r->pdf, row->page - 1);
    turn(r, &r->pdf.pages[row->page], r->pdf.pieces[row->first].pos);
    r->page = row->page;
}

/* Marks the first block after a page break of the author. */
static void mark_new_page(struct reader *r)
{
    if (r->is_new_page && r->body->last != NULL)
        node_set_attr(&r->pdf.doc->arena, r->body->last, RAW_BREAK, STR("yes"));
    r->is_new_page = false;
}

/* Joins the pieces of a row outside tables into one line. */
static const struct read_pdf_piece *line_of(struct reader *r, const struct read_pdf_row *row)
{
    return &r->pdf.pieces[row->first];
}

static void set_align(struct reader *r, const struct read_pdf_piece *piece)
{
    const struct read_pdf_page *page = &r->pdf.pages[piece->page];
    struct arena *a = &r->pdf.doc->arena;

    if (read_pdf_join_is_centered(&r->pdf, piece))
        node_set_attr(a, r->para, RAW_ALIGN, STR("center"));
    else if (piece->box.x0 > page->left + RIGHT_MIN && piece->box.x0 > page->inset + RIGHT_MIN &&
             page->right - piece->box.x1 < SAME)
        node_set_attr(a, r->para, RAW_ALIGN, STR("right"));
}

static void read_line(struct reader *r, const struct read_pdf_row *row)
{
    const struct read_pdf_piece *piece = line_of(r, row);

    if (r->para != NULL && !r->is_new_page && read_pdf_join(&r->pdf, r->first, r->last, piece)) {
        read_pdf_para_add(&r->pdf, r->para, piece);
    } else {
        end_para(r);
        r->para = read_pdf_para(&r->pdf, r->body, piece);
        r->first = piece;
        set_align(r, piece);
        mark_new_page(r);
    }
    r->last = piece;
    for (uint32_t k = 1; k < row->count; k++) {
        read_pdf_para_add(&r->pdf, r->para, &r->pdf.pieces[row->first + k]);
        r->last = &r->pdf.pieces[row->first + k];
    }
}

/* A line at the foot of a page: recognition turns those with a figure into notes. */
static void read_note(struct reader *r, const struct read_pdf_row *row)
{
    const struct read_pdf_piece *piece = line_of(r, row);

    if (r->note_last != NULL && r->notes->last != NULL && !read_pdf_para_is_note(piece))
        read_pdf_para_add(&r->pdf, r->notes->last, piece);
    else
        (void)read_pdf_para(&r->pdf, r->notes, piece);
    r->note_last = piece;
}

/* Reads columns, and the notes on the pages they cover; returns the row after. */
static uint32_t read_columns(struct reader *r, uint32_t i)
{
    uint32_t end;

    end_para(r);
    end = read_pdf_table(&r->pdf, i, r->body);
    mark_new_page(r);
    for (; i < end; i++)
        if (r->pdf.rows[i].kind == READ_PDF_NOTE)
            read_note(r, &r->pdf.rows[i]);
    r->page = r->pdf.rows[end - 1].page;
    end_para(r);
    return end;
}

static void read_rows(struct reader *r)
{
    for (uint32_t i = 0; i < r->pdf.row_count && !diag_stopped(&r->pdf.doc->diag);) {
        const struct read_pdf_row *row = &r->pdf.rows[i];

        if (row->kind != READ_PDF_ASIDE && (row->page != r->page || i == 0))
            begin_page(r, row);
        switch (row->kind) {
        case READ_PDF_PLACE:
        case READ_PDF_TABLE:
        case READ_PDF_FLOW:
            i = read_columns(r, i);
            continue;
        case READ_PDF_NOTE:
            read_note(r, row);
            break;
        case READ_PDF_LINE:
        case READ_PDF_MORE:
            read_line(r, row);
            break;
        case READ_PDF_ASIDE:
            break;
        }
        i++;
    }
    end_para(r);
}

/* Merges adjacent texts of one format, which came from separate lines. */
static void tidy(struct reader *r)
{
    for (struct iter it = iter_start(r->body); iter_next(&it);)
        if (!it.enter && it.node->kind == NODE_PARA)
            inline_clean(&r->pdf.doc->arena, it.node);
}

bool read_pdf(struct doc *doc, const char *path, struct str words, struct str formats,
              struct ledger *ledger)
{
    struct reader r = {.pdf = {.doc = doc, .ledger = ledger}};
    struct node *part;

    read_pdf_scan(&r.pdf, words);
    if (r.pdf.word_count == 0) {
        diag_about(&doc->diag, POS_NONE, VB_CONVERT_SCANNED, diag_path(path));
        return false;
    }
    read_pdf_format(&r.pdf, formats);
    read_pdf_line(&r.pdf);
    if (!read_pdf_text(&r.pdf, path))
        return false;
    part = doc_add_part(doc, STR("main"), POS_NONE);
    r.body = meta_body(part);
    r.notes = node_new(&doc->arena, NODE_BODY, POS_NONE);
    read_pdf_page(&r.pdf);
    read_pdf_column(&r.pdf);
    read_rows(&r);
    tidy(&r);
    return !diag_stopped(&doc->diag);
}
