/* SPDX-License-Identifier: MIT */
/*
 * Groups words into pieces and rows. pdftotext prints the words of a line consecutively, and those
 * of other columns elsewhere; where it does not, a gap much wider than its neighbours separates
 * columns.
 */
#include <stdlib.h>

#include "base/num.h"
#include "doc/label.h"
#include "read/pdf/private.h"

/* In percent of the word height: least gap between columns; a gap wider than any in a justified
 * line; largest gap within a line printed in parts; largest overlap of words. */
#define GUTTER 55
#define WIDE 150
#define NEAR 40
#define OVERLAP 30
/* Largest overlap of pieces of one line, 1/100 pt. */
#define TOUCH 150

static int32_t middle(struct read_pdf_box b)
{
    return b.y0 + (b.y1 - b.y0) / 2;
}

static bool is_level(struct read_pdf_box a, struct read_pdf_box b)
{
    return (middle(a) >= b.y0 && middle(a) <= b.y1) || (middle(b) >= a.y0 && middle(b) <= a.y1);
}

static bool is_beside(const struct read_pdf_piece *piece, const struct read_pdf_word *word)
{
    return piece->page == word->page && is_level(piece->box, word->box) &&
           (word->box.x0 - piece->box.x1) * 100 > -piece->height * OVERLAP;
}

/* “ngày      tháng      năm 2026”, “Số:      /KH-UBND”: gaps to fill in. */
static bool is_to_fill(const struct landmarks *landmarks, struct str before, struct str after)
{
    if (after.n > 1 && after.p[0] == '/')
        return true;
    return landmark_is(landmarks, LANDMARK_BLANK_BEFORE, before) &&
           (landmark_is(landmarks, LANDMARK_BLANK_BEHIND, after) ||
            (after.n > 0 && after.p[0] >= '0' && after.p[0] <= '9'));
}

/* A label such as "a)" before a tab. */
static bool is_label(const struct read_pdf_piece *piece)
{
    char line[32];
    struct label label;
    size_t n = piece->first->text.n;

    if (piece->first != piece->last || n + 2 > sizeof(line))
        return false;
    for (size_t i = 0; i < n; i++)
        line[i] = piece->first->text.p[i];
    line[n] = ' ';
    line[n + 1] = 'a';
    return label_scan((struct str){line, n + 2}, false, &label) > 0;
}

/* True if the gap between a piece and the adjacent word separates columns. `gap`: the gap before
 * the piece's last word, 0 if it has one word; next: the following word, or NULL. */
static bool is_gutter(const struct landmarks *landmarks, const struct read_pdf_piece *piece,
                      const struct read_pdf_word *word, int32_t gap,
                      const struct read_pdf_word *next)
{
    int32_t own = word->box.x0 - piece->box.x1;

    if (own * 100 < piece->height * GUTTER || is_label(piece) ||
        is_to_fill(landmarks, piece->last->text, word->text))
        return false;
    if (own * 100 > piece->height * WIDE)
        return true;
    if (gap > 0)
        return own > gap * 2;
    return next == NULL || next->page != word->page || !is_level(word->box, next->box) ||
           own > (next->box.x0 - word->box.x1) * 2;
}

static void start(struct read_pdf_piece *piece, struct read_pdf_word *word)
{
    *piece = (struct read_pdf_piece){
        .box = word->box,
        .first = word,
        .last = word,
        .page = word->page,
        .height = word->box.y1 - word->box.y0,
        .first_width = word->box.x1 - word->box.x0,
    };
}

/* Adds the linked words first … last to the end of the piece, or into one of its gaps. */
static void append(struct read_pdf_piece *piece, struct read_pdf_word *first,
                   struct read_pdf_word *last, struct read_pdf_box box)
{
    struct read_pdf_word *before = piece->last;

    if (box.x0 < before->box.x0)
        for (before = piece->first; before->next != NULL && before->next->box.x0 <= box.x0;)
            before = before->next;
    last->next = before->next;
    before->next = first;
    if (before == piece->last)
        piece->last = last;
    if (box.x1 > piece->box.x1)
        piece->box.x1 = box.x1;
    if (box.y1 - box.y0 > piece->height) { /* a raised figure came first */
        piece->height = box.y1 - box.y0;
        piece->box.y0 = box.y0;
        piece->box.y1 = box.y1;
    }
}

static void make_pieces(struct read_pdf *pdf)
{
    struct read_pdf_piece *piece = NULL;
    int32_t gap = 0;

    pdf->pieces = ARENA_ARRAY(&pdf->doc->arena, struct read_pdf_piece, pdf->word_count);
    for (uint32_t i = 0; i < pdf->word_count; i++) {
        struct read_pdf_word *word = &pdf->words[i];
        const struct read_pdf_word *next = i + 1 < pdf->word_count ? word + 1 : NULL;

        if (piece != NULL && is_beside(piece, word) &&
            !is_gutter(pdf->doc->landmarks, piece, word, gap, next)) {
            gap = word->box.x0 - piece->box.x1;
            append(piece, word, word, word->box);
            continue;
        }
        piece = &pdf->pieces[pdf->piece_count++];
        gap = 0;
        start(piece, word);
    }
}

static int compare(const void *a, const void *b)
{
    const struct read_pdf_piece *x = a;
    const struct read_pdf_piece *y = b;

    if (x->page != y->page)
        return x->page < y->page ? -1 : 1;
    if (middle(x->box) != middle(y->box))
        return middle(x->box) < middle(y->box) ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

static int compare_in_row(const void *a, const void *b)
{
    const struct read_pdf_piece *x = a;
    const struct read_pdf_piece *y = b;

    if (x->box.x0 != y->box.x0)
        return x->box.x0 < y->box.x0 ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* The row is the bounding box of its pieces; `tall` is the tallest of them. */
static bool fits(const struct read_pdf *pdf, const struct read_pdf_row *row,
                 const struct read_pdf_piece *tall, const struct read_pdf_piece *piece)
{
    if (row->page != piece->page || !is_level(tall->box, piece->box))
        return false;
    for (uint32_t k = row->count; k > 0; k--) {
        const struct read_pdf_piece *other = &pdf->pieces[row->first + k - 1];

        /* a raised figure may have been printed into the gap left for it */
        if (other->box.x0 + TOUCH < piece->box.x1 && piece->box.x0 + TOUCH < other->box.x1 &&
            piece->height * 4 > other->height * 3 && other->height * 4 > piece->height * 3)
            return false;
    }
    return row->count < LIMIT_TABLE_COLUMNS;
}

static void make_rows(struct read_pdf *pdf)
{
    struct read_pdf_row *row = NULL;
    uint32_t tall = 0;

    qsort(pdf->pieces, pdf->piece_count, sizeof(*pdf->pieces), compare);
    pdf->rows = ARENA_ARRAY(&pdf->doc->arena, struct read_pdf_row, pdf->piece_count);
    for (uint32_t i = 0; i < pdf->piece_count; i++) {
        const struct read_pdf_piece *piece = &pdf->pieces[i];

        if (row == NULL || !fits(pdf, row, &pdf->pieces[tall], piece)) {
            row = &pdf->rows[pdf->row_count++];
            *row = (struct read_pdf_row){
                .first = i, .y0 = piece->box.y0, .y1 = piece->box.y1, .page = piece->page};
            tall = i;
        }
        row->count++;
        row->y0 = piece->box.y0 < row->y0 ? piece->box.y0 : row->y0;
        row->y1 = piece->box.y1 > row->y1 ? piece->box.y1 : row->y1;
        if (piece->height > pdf->pieces[tall].height)
            tall = i;
    }
}

/* Merges pieces of one line that were printed separately. */
static void join_row(struct read_pdf *pdf, struct read_pdf_row *row)
{
    struct read_pdf_piece *piece = &pdf->pieces[row->first];
    uint32_t kept = 1;

    qsort(piece, row->count, sizeof(*piece), compare_in_row);
    for (uint32_t k = 1; k < row->count; k++) {
        struct read_pdf_piece *last = &piece[kept - 1];
        int32_t height = last->height > piece[k].height ? last->height : piece[k].height;
        int32_t gap = piece[k].box.x0 - last->box.x1;

        if (gap * 100 < height * NEAR || (is_label(last) && gap < 2 * height) ||
            is_to_fill(pdf->doc->landmarks, last->last->text, piece[k].first->text))
            append(last, piece[k].first, piece[k].last, piece[k].box);
        else
            piece[kept++] = piece[k];
    }
    row->count = kept;
}

void read_pdf_line(struct read_pdf *pdf)
{
    uint32_t page = 0;

    make_pieces(pdf);
    make_rows(pdf);
    for (uint32_t r = 0; r < pdf->row_count; r++) {
        struct read_pdf_row *row = &pdf->rows[r];

        join_row(pdf, row);
        for (; page < row->page; page++)
            pdf->pages[page + 1].first = r;
        pdf->pages[page].count++;
    }
    for (; page + 1 < pdf->page_count; page++)
        pdf->pages[page + 1].first = pdf->row_count;
}
