/* SPDX-License-Identifier: MIT */
/* Finds consecutive rows of several pieces: tables, and heads or feet in two halves. A block ends
 * at the first row that crosses its columns. */
#include "base/num.h"
#include "read/pdf/private.h"

/* Least number of multi-piece rows that make a table: with two columns, with more. */
#define PAIRS_MIN 3u
#define ROWS_MIN 2u
/* Text in two newspaper columns: least number of rows, least width of each in percent of the page,
 * percent of its lines that are full, tolerance in 1/100 pt. */
#define FLOW_MIN 12u
#define FLOW_WIDTH 30
#define FLOW_FULL 50
#define FLOW_NEAR 300
/* Most columns of a layout table: agency and Quốc hiệu, with at most a sign between. */
#define PLACES_MAX 3u
/* Largest gaps in percent of the line height: between rows of a table, of a head, between a post
 * and a name, between the lines of a cell. */
#define TABLE_GAP 250
#define HEAD_GAP 150
#define SIGN_GAP 900
#define LINE_GAP 20

/* Properties of a block of rows. */
struct block {
    struct read_pdf *pdf;
    struct read_pdf_columns columns;
    uint32_t multi; /* number of rows with several pieces */
    uint32_t end;
    const struct read_pdf_row *last; /* last row taken */
    const struct read_pdf_row *left; /* last row taken with a piece in the first column */
    bool is_head, is_foot, has_number;
};

/* Adds an x range, merging all that overlap. False: too many. */
static bool add_place(struct read_pdf_columns *c, int32_t x0, int32_t x1)
{
    uint32_t kept = 0;
    uint32_t at;

    for (uint32_t i = 0; i < c->n; i++) {
        if (c->of[i].x0 < x1 && x0 < c->of[i].x1) {
            x0 = c->of[i].x0 < x0 ? c->of[i].x0 : x0;
            x1 = c->of[i].x1 > x1 ? c->of[i].x1 : x1;
        } else {
            c->of[kept++] = c->of[i];
        }
    }
    c->n = kept;
    if (c->n == ARRAY_LEN(c->of))
        return false;
    for (at = c->n++; at > 0 && c->of[at - 1].x0 > x0; at--)
        c->of[at] = c->of[at - 1];
    c->of[at].x0 = x0;
    c->of[at].x1 = x1;
    return true;
}

static bool add_row(struct read_pdf_columns *c, const struct read_pdf *pdf,
                    const struct read_pdf_row *row)
{
    for (uint32_t k = 0; k < row->count; k++) {
        const struct read_pdf_piece *piece = &pdf->pieces[row->first + k];

        if (!add_place(c, piece->box.x0, piece->box.x1))
            return false;
    }
    return true;
}

uint32_t read_pdf_column_of(const struct read_pdf_columns *columns,
                            const struct read_pdf_piece *piece, uint32_t *last)
{
    uint32_t first = columns->n;

    *last = 0;
    for (uint32_t i = 0; i < columns->n; i++) {
        if (columns->of[i].x0 >= piece->box.x1 || piece->box.x0 >= columns->of[i].x1)
            continue;
        first = first < i ? first : i;
        *last = i;
    }
    if (first == columns->n) { /* word of zero width, or a piece left out */
        for (first = 0; first + 1 < columns->n && columns->of[first + 1].x0 <= piece->box.x0;)
            first++;
        *last = first;
    }
    return first;
}

/* For each column the set of columns that share a row with it, as bits. */
static void find_beside(const struct read_pdf *pdf, uint32_t r, uint32_t end,
                        const struct read_pdf_columns *columns, uint64_t *beside)
{
    for (uint32_t i = r; i < end; i++) {
        const struct read_pdf_row *row = &pdf->rows[i];
        uint64_t mask = 0;
        uint32_t last;

        for (uint32_t k = 0; row->kind != READ_PDF_ASIDE && k < row->count; k++)
            mask |= (uint64_t)1 << read_pdf_column_of(columns, &pdf->pieces[row->first + k], &last);
        for (uint32_t c = 0; c < columns->n; c++)
            if (mask & (uint64_t)1 << c)
                beside[c] |= mask;
    }
}

/* Merges column c + 1 into column c. */
static void unite(struct read_pdf_columns *columns, uint64_t *beside, uint32_t c)
{
    uint64_t low = ((uint64_t)2 << c) - 1; /* keeps bits up to c, shifts those above down by one */

    columns->of[c].x1 = columns->of[c + 1].x1;
    beside[c] |= beside[c + 1];
    columns->n--;
    for (uint32_t i = c + 1; i < columns->n; i++) {
        columns->of[i] = columns->of[i + 1];
        beside[i] = beside[i + 1];
    }
    for (uint32_t i = 0; i < columns->n; i++)
        beside[i] = (beside[i] & low) | (beside[i] >> 1 & ~(low >> 1));
}

/* A header centred in its column and right-aligned numbers may not overlap: merges the nearest
 * columns that never occur in the same row, down to `least` columns. */
static void unite_columns(struct read_pdf_columns *columns, uint64_t *beside, uint32_t least)
{
    while (columns->n > least) {
        uint32_t best = UINT32_MAX;
        int32_t gap = INT32_MAX;

        for (uint32_t c = 0; c + 1 < columns->n; c++) {
            int32_t own = columns->of[c + 1].x0 - columns->of[c].x1;

            if (own < gap && (beside[c] & (uint64_t)2 << c) == 0) {
                best = c;
                gap = own;
            }
        }
        if (best == UINT32_MAX)
            return;
        unite(columns, beside, best);
    }
}

/* The row with most pieces defines the columns; pieces that span several add none. */
void read_pdf_column_find(const struct read_pdf *pdf, uint32_t r, uint32_t end,
                          struct read_pdf_columns *columns)
{
    struct read_pdf_columns model = {.n = 0};
    const struct read_pdf_row *most = &pdf->rows[r];
    uint64_t beside[LIMIT_TABLE_COLUMNS] = {0};

    for (uint32_t i = r; i < end; i++)
        if (pdf->rows[i].kind != READ_PDF_ASIDE && pdf->rows[i].count > most->count)
            most = &pdf->rows[i];
    (void)add_row(&model, pdf, most); /* a row has at most as many pieces as a table has columns */
    *columns = model;
    for (uint32_t i = r; i < end; i++)
        for (uint32_t k = 0; pdf->rows[i].kind != READ_PDF_ASIDE && k < pdf->rows[i].count; k++) {
            const struct read_pdf_piece *piece = &pdf->pieces[pdf->rows[i].first + k];
            uint32_t last;

            if (read_pdf_column_of(&model, piece, &last) == last)
                (void)add_place(columns, piece->box.x0, piece->box.x1); /* full: into the nearest */
        }
    find_beside(pdf, r, end, columns, beside);
    unite_columns(columns, beside, most->count);
}

static void look_at(struct block *b, const struct read_pdf_row *row)
{
    const struct landmarks *landmarks = b->pdf->doc->landmarks;

    for (uint32_t k = 0; k < row->count; k++) {
        struct str s = b->pdf->pieces[row->first + k].text;

        b->is_head |= landmark_is(landmarks, LANDMARK_HEAD, s);
        b->has_number |= k == 0 && row->count > 1 && landmark_is(landmarks, LANDMARK_NUMBER, s);
        b->is_foot |= landmark_is(landmarks, LANDMARK_FOOT, s);
    }
}

static bool is_near(const struct read_pdf_row *last, const struct read_pdf_row *row,
                    int32_t percent)
{
    int64_t gap = row->y0 - last->y1;

    return row->page != last->page || gap * 100 <= (int64_t)(row->y1 - row->y0) * percent;
}

static bool is_in_first(const struct block *b, const struct read_pdf_row *row)
{
    return b->pdf->pieces[row->first].box.x0 < b->columns.of[0].x1;
}

/* Whether a single-piece row may belong to the block: a further line of a cell, a name below a
 * post. */
static bool may_be_alone(const struct block *b, const struct read_pdf_row *row)
{
    if (row->page != b->last->page)
        return false;
    if (!b->is_foot)
        return is_near(b->last, row, LINE_GAP);
    return is_in_first(b, row) ? is_near(b->left, row, HEAD_GAP) : is_near(b->last, row, SIGN_GAP);
}

/* Adds a row to the block; false if it does not belong to it. */
static bool take(struct block *b, const struct read_pdf_row *row, uint32_t r)
{
    struct read_pdf_columns trial = b->columns;
    bool is_multi = row->count > 1;
    int32_t gap = b->is_foot ? SIGN_GAP : b->is_head ? HEAD_GAP : TABLE_GAP;

    if (!add_row(&trial, b->pdf, row) || trial.n < 2 ||
        (!is_multi && (trial.n < b->columns.n || !may_be_alone(b, row))) ||
        (is_multi && !is_near(b->last, row, gap)))
        return false;
    /* a table continues on the next page only with the same columns, a head never does */
    if (row->page != b->last->page && (b->is_head || trial.n != b->columns.n))
        return false;
    if (!is_multi || trial.n >= b->columns.n || b->multi == 1)
        b->columns = trial;
    look_at(b, row);
    b->multi += is_multi;
    b->last = row;
    if (is_in_first(b, row))
        b->left = row;
    /* a single row below a head is rather the title */
    if (is_multi || !b->is_head)
        b->end = r + 1;
    return true;
}

/* Whether both pages may belong to one table: same orientation and width. */
static bool is_same_paper(const struct read_pdf *pdf, uint32_t a, uint32_t b)
{
    return (pdf->pages[a].width > pdf->pages[a].height) ==
           (pdf->pages[b].width > pdf->pages[b].height);
}

static struct block find_block(struct read_pdf *pdf, uint32_t r)
{
    struct block b = {
        .pdf = pdf, .multi = 1, .end = r + 1, .last = &pdf->rows[r], .left = &pdf->rows[r]};

    (void)add_row(&b.columns, pdf, b.last); /* at most as many pieces as columns */
    look_at(&b, b.last);
    for (uint32_t i = r + 1; i < pdf->row_count; i++) {
        const struct read_pdf_row *row = &pdf->rows[i];

        if (row->kind == READ_PDF_ASIDE || row->kind == READ_PDF_NOTE)
            continue;
        /* the foot of a document is part of neither its head nor a table */
        if (!b.is_foot &&
            landmark_is(pdf->doc->landmarks, LANDMARK_FOOT, pdf->pieces[row->first].text))
            break;
        if (!is_same_paper(pdf, row->page, b.last->page) || !take(&b, row, i))
            break;
    }
    return b;
}

static bool is_table(const struct block *b)
{
    return b->multi >= (b->columns.n > 2 ? ROWS_MIN : PAIRS_MIN);
}

/* True if text flows down the left column and continues in the right one: both are wide, and most
 * of their lines full. */
static bool is_flow(const struct block *b, uint32_t r)
{
    const struct read_pdf *pdf = b->pdf;
    const struct read_pdf_columns *c = &b->columns;
    uint32_t full[2] = {0, 0};

    if (c->n != 2 || b->multi < FLOW_MIN)
        return false;
    for (uint32_t i = r; i < b->end; i++)
        for (uint32_t k = 0; pdf->rows[i].count == 2 && k < 2; k++)
            full[k] += pdf->pieces[pdf->rows[i].first + k].box.x1 > c->of[k].x1 - FLOW_NEAR;
    for (uint32_t k = 0; k < 2; k++)
        if ((int64_t)full[k] * 100 < (int64_t)b->multi * FLOW_FULL ||
            (int64_t)(c->of[k].x1 - c->of[k].x0) * 100 <
                (int64_t)pdf->pages[b->last->page].width * FLOW_WIDTH)
            return false;
    return true;
}

/* A header cell of two lines starts above the first row detected. */
static uint32_t first_row(const struct read_pdf *pdf, uint32_t r)
{
    const struct read_pdf_row *row = &pdf->rows[r];

    while (r > 0 && pdf->rows[r - 1].kind == READ_PDF_LINE && pdf->rows[r - 1].page == row->page &&
           pdf->rows[r - 1].count == 1 && (pdf->rows[r - 1].y1 - row->y0) * 5 > row->y1 - row->y0)
        r--;
    return r;
}

void read_pdf_column(struct read_pdf *pdf)
{
    for (uint32_t r = 0; r < pdf->row_count; r++) {
        struct block b;
        bool places;
        uint32_t first = r;

        if (pdf->rows[r].kind != READ_PDF_LINE || pdf->rows[r].count < 2)
            continue;
        b = find_block(pdf, r);
        places = (b.is_head || b.is_foot || b.has_number) && b.columns.n <= PLACES_MAX;
        if (!places && !is_table(&b))
            continue;
        if (!places)
            first = first_row(pdf, r);
        for (uint32_t i = first; i < b.end; i++)
            if (pdf->rows[i].kind == READ_PDF_LINE)
                pdf->rows[i].kind = READ_PDF_MORE;
        pdf->rows[first].kind = places           ? READ_PDF_PLACE
                                : is_flow(&b, r) ? READ_PDF_FLOW
                                                 : READ_PDF_TABLE;
        r = b.end - 1;
    }
}
