/* SPDX-License-Identifier: MIT */
/* Joins lines into paragraphs by their horizontal extent: a line is wrapped if the next word does
 * not fit, so a line with room for it ends its paragraph. */
#include "doc/label.h"
#include "read/pdf/private.h"

/* In 1/100 pt: tolerance of equal positions; least visible indent; tolerance of a centred line's
 * middle. */
#define SAME 250
#define STEP 600
#define CENTERED 150
/* In percent of the line height: a blank; tolerance of heights within a paragraph. */
#define BLANK 15
#define HEIGHTS 10
/* In percent of the usual line spacing: more separates paragraphs. */
#define APART 115

static const struct read_pdf_page *page_of(const struct read_pdf *pdf,
                                           const struct read_pdf_piece *piece)
{
    return &pdf->pages[piece->page];
}

bool read_pdf_join_is_centered(const struct read_pdf *pdf, const struct read_pdf_piece *piece)
{
    const struct read_pdf_page *page = page_of(pdf, piece);
    int32_t left = piece->box.x0 - page->left;
    int32_t right = page->right - piece->box.x1;

    return left > STEP && right > STEP && left - right < 2 * CENTERED &&
           right - left < 2 * CENTERED &&
           !(piece->box.x0 - page->inset < SAME && page->inset - piece->box.x0 < SAME);
}

/* True if the first word of b fits after a. */
static bool has_room(const struct read_pdf *pdf, const struct read_pdf_piece *a,
                     const struct read_pdf_piece *b, bool is_centered)
{
    const struct read_pdf_page *page = page_of(pdf, a);
    int32_t left =
        is_centered ? page->right - page->left - (a->box.x1 - a->box.x0) : page->right - a->box.x1;

    return left - a->height * BLANK / 100 - b->first_width > SAME;
}

static bool is_apart(const struct read_pdf *pdf, const struct read_pdf_piece *a,
                     const struct read_pdf_piece *b)
{
    int64_t step = b->box.y1 - a->box.y1;

    return a->page == b->page && pdf->pitch > 0 && step * 100 > (int64_t)pdf->pitch * APART;
}

static bool ends_sentence(struct str s)
{
    return str_ends(s, STR(".")) || str_ends(s, STR(";")) || str_ends(s, STR(":"));
}

/* True if the indent of b shows that it starts a paragraph. */
static bool is_inset(const struct read_pdf *pdf, const struct read_pdf_piece *first,
                     const struct read_pdf_piece *a, const struct read_pdf_piece *b)
{
    const struct read_pdf_page *page = page_of(pdf, b);
    int32_t step = b->box.x0 - page->left - (a->box.x0 - page_of(pdf, a)->left);
    int32_t inset = b->box.x0 - page->inset;
    struct label label;

    if (page->inset > page->left && inset < SAME && inset > -SAME)
        return true;
    if (step < STEP)
        return step < -STEP && a != first;
    return a != first || label_scan(a->text, false, &label) == 0;
}

bool read_pdf_join(const struct read_pdf *pdf, const struct read_pdf_piece *first,
                   const struct read_pdf_piece *a, const struct read_pdf_piece *b)
{
    bool is_centered = read_pdf_join_is_centered(pdf, b);
    struct label label;

    if (is_centered != read_pdf_join_is_centered(pdf, a) || has_room(pdf, a, b, is_centered) ||
        is_apart(pdf, a, b) ||
        (int64_t)(a->height - b->height) * 100 > (int64_t)a->height * HEIGHTS ||
        (int64_t)(b->height - a->height) * 100 > (int64_t)a->height * HEIGHTS)
        return false;
    if (is_centered)
        return true;
    if (is_inset(pdf, first, a, b))
        return false;
    return !(ends_sentence(a->text) && label_scan(b->text, false, &label) > 0);
}
