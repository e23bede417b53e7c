/* SPDX-License-Identifier: MIT */
/* Page numbers, page headers, footnotes, and the margins of pages. */
#include <stdlib.h>

#include "base/num.h"
#include "read/page_head.h"
#include "read/page_number.h"
#include "read/pdf/private.h"

/* In 1/100 pt: headers and page numbers are in the margins, at least 20 mm by the decree (Phụ lục
 * I, I.3); tolerance of equal positions; least and largest indent of a first line. */
#define MARGIN 5400
#define SAME 200
#define INSET_MIN 600
#define INSET_MAX 7000
/* Least evidence for a margin: three lines, or 1/20 of all. */
#define LINES_MIN 3u
#define LINES_PART 20u
/* Notes are smaller than the text: largest height in percent. */
#define NOTE_HEIGHT 95

static struct str text_of(const struct read_pdf *pdf, const struct read_pdf_row *row)
{
    return pdf->pieces[row->first].text;
}

static bool is_in_margin(const struct read_pdf *pdf, const struct read_pdf_row *row)
{
    int32_t middle = row->y0 + (row->y1 - row->y0) / 2;

    return middle < MARGIN || middle > pdf->pages[row->page].height - MARGIN;
}

static void set_aside(struct read_pdf *pdf, struct read_pdf_row *row, enum ledger_what what)
{
    row->kind = READ_PDF_ASIDE;
    for (uint32_t k = 0; k < row->count; k++)
        ledger_add(pdf->ledger, what, arena_printf(&pdf->doc->arena, "trang %u", row->page + 1),
                   pdf->pieces[row->first + k].text, STR_NONE);
}

/* Finds page numbers: in the margin, or equal to the page index in the first or last line. */
static void find_numbers(struct read_pdf *pdf)
{
    for (uint32_t r = 0; r < pdf->row_count; r++) {
        struct read_pdf_row *row = &pdf->rows[r];
        const struct read_pdf_page *page = &pdf->pages[row->page];
        bool is_edge = r == page->first || r + 1 == page->first + page->count;
        uint32_t number = row->count == 1 ? read_page_number(text_of(pdf, row)) : 0;

        if (number > 0 && page->count > 1 &&
            (is_in_margin(pdf, row) || (is_edge && number == row->page + 1)))
            set_aside(pdf, row, LEDGER_PAGE_NUMBER);
    }
}

static uint64_t hash_of(const struct read_pdf *pdf, const struct read_pdf_row *row)
{
    uint64_t hash = READ_PAGE_HEAD_HASH;

    for (uint32_t k = 0; k < row->count; k++)
        hash = read_page_head_hash(hash, pdf->pieces[row->first + k].text);
    return hash;
}

/* Finds rows in the margins repeated on several pages. */
static void find_heads(struct read_pdf *pdf)
{
    struct buf list = BUF_NEW;
    struct read_page_head *all;
    size_t n;

    for (uint32_t r = 0; r < pdf->row_count; r++) {
        struct read_page_head one = {0, r};

        if (pdf->rows[r].kind != READ_PDF_LINE || !is_in_margin(pdf, &pdf->rows[r]))
            continue;
        one.hash = hash_of(pdf, &pdf->rows[r]);
        buf_add(&list, &one, sizeof(one));
    }
    all = (struct read_page_head *)(void *)list.p;
    n = list.n / sizeof(*all);
    read_page_head_sort(all, n);
    for (size_t i = 0; i < n; i++)
        if ((i > 0 && all[i - 1].hash == all[i].hash) ||
            (i + 1 < n && all[i + 1].hash == all[i].hash))
            set_aside(pdf, &pdf->rows[all[i].line], LEDGER_RUNNING_HEAD);
    buf_done(&list);
}

/* Margins --------------------------------------------------------------------------------- */

static int compare_numbers(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a;
    int32_t y = *(const int32_t *)b;

    return x < y ? -1 : x > y;
}

struct numbers {
    struct buf list; /* of int32_t */
};

static void add_number(struct numbers *n, int32_t value)
{
    buf_add(&n->list, &value, sizeof(value));
}

static int32_t *sort_numbers(struct numbers *n, size_t *count)
{
    int32_t *p = (int32_t *)(void *)n->list.p;

    *count = n->list.n / sizeof(*p);
    if (*count > 0)
        qsort(p, *count, sizeof(*p), compare_numbers);
    return p;
}

/* The value with most others within SAME of it. */
static int32_t most_common(struct numbers *n, int32_t otherwise)
{
    size_t count;
    const int32_t *p = sort_numbers(n, &count);
    size_t most = LINES_MIN - 1;
    size_t from = 0;

    for (size_t i = 0; i < count; i++) {
        while (p[i] - p[from] > SAME)
            from++;
        if (i - from + 1 > most) {
            most = i - from + 1;
            otherwise = p[from + (i - from) / 2];
        }
    }
    return otherwise;
}

/* The outermost position where several lines start (or end); false: too few. */
static bool outermost(struct numbers *n, bool is_right, int32_t *place)
{
    size_t count;
    const int32_t *p = sort_numbers(n, &count);
    size_t least = count / LINES_PART > LINES_MIN ? count / LINES_PART : LINES_MIN;

    *place = count > 0 ? p[is_right ? count - 1 : 0] : 0;
    for (size_t i = 0; i + least <= count; i++) {
        size_t far = is_right ? count - 1 - i : i;
        size_t near = is_right ? far - (least - 1) : i + least - 1;

        if (abs(p[far] - p[near]) > SAME)
            continue;
        *place = p[near];
        return true;
    }
    return false;
}

/* Positions of the lines on pages of one orientation. */
struct lines {
    struct numbers left, right, middle, inset;
};

/* Without visible margins lines are often centred, as those above a table. */
static void measure_middle(struct lines *lines, struct read_pdf_page *all)
{
    int32_t middle = most_common(&lines->middle, INT32_MIN);
    int32_t half;

    if (middle == INT32_MIN)
        return;
    half = middle - all->left > all->right - middle ? middle - all->left : all->right - middle;
    all->left = middle - half;
    all->right = middle + half;
}

static void measure_lines(struct lines *lines, struct read_pdf_page *all)
{
    const int32_t *p;
    size_t count;
    bool has_left = outermost(&lines->left, false, &all->left);

    if (!outermost(&lines->right, true, &all->right) || !has_left)
        measure_middle(lines, all);
    p = sort_numbers(&lines->left, &count);
    for (size_t i = 0; i < count; i++)
        if (p[i] > all->left + INSET_MIN && p[i] < all->left + INSET_MAX)
            add_number(&lines->inset, p[i]);
    all->inset = most_common(&lines->inset, all->left);
}

/* Measures landscape pages (is_wide), or the others. */
static void measure(struct read_pdf *pdf, bool is_wide)
{
    struct lines lines = {{BUF_NEW}, {BUF_NEW}, {BUF_NEW}, {BUF_NEW}};
    struct read_pdf_page all;

    for (uint32_t r = 0; r < pdf->row_count; r++) {
        const struct read_pdf_row *row = &pdf->rows[r];
        const struct read_pdf_page *page = &pdf->pages[row->page];
        struct read_pdf_box box = pdf->pieces[row->first].box;

        if (row->kind != READ_PDF_LINE || row->count > 1 || (page->width > page->height) != is_wide)
            continue;
        add_number(&lines.left, box.x0);
        add_number(&lines.right, box.x1);
        add_number(&lines.middle, box.x0 + (box.x1 - box.x0) / 2);
    }
    measure_lines(&lines, &all);
    for (uint32_t i = 0; i < pdf->page_count; i++)
        if ((pdf->pages[i].width > pdf->pages[i].height) == is_wide) {
            pdf->pages[i].left = all.left;
            pdf->pages[i].right = all.right;
            pdf->pages[i].inset = all.inset;
        }
    buf_done(&lines.left.list);
    buf_done(&lines.right.list);
    buf_done(&lines.middle.list);
    buf_done(&lines.inset.list);
}

/* The median distance from a full line to the next. */
static void measure_pitch(struct read_pdf *pdf)
{
    struct numbers steps = {BUF_NEW};
    const int32_t *p;
    size_t count;

    for (uint32_t r = 1; r < pdf->row_count; r++) {
        const struct read_pdf_row *a = &pdf->rows[r - 1];
        const struct read_pdf_row *b = &pdf->rows[r];

        if (a->page == b->page && a->count == 1 && b->count == 1 && b->kind == READ_PDF_LINE &&
            pdf->pieces[a->first].box.x1 > pdf->pages[a->page].right - SAME)
            add_number(&steps, pdf->pieces[b->first].box.y1 - pdf->pieces[a->first].box.y1);
    }
    p = sort_numbers(&steps, &count);
    pdf->pitch = count > 0 ? p[count / 2] : 0;
    buf_done(&steps.list);
}

/* Notes ----------------------------------------------------------------------------------- */

static int32_t usual_height(const struct read_pdf *pdf)
{
    struct numbers heights = {BUF_NEW};
    int32_t usual;

    for (uint32_t r = 0; r < pdf->row_count; r++)
        if (pdf->rows[r].count == 1)
            add_number(&heights, pdf->pieces[pdf->rows[r].first].height);
    usual = most_common(&heights, 0);
    buf_done(&heights.list);
    return usual;
}

/* Marks notes from the last line of a page upwards, while lines are small. */
static void find_notes(struct read_pdf *pdf, const struct read_pdf_page *page, int32_t height)
{
    uint32_t first = UINT32_MAX;

    for (uint32_t k = page->count; k > 0; k--) {
        const struct read_pdf_row *row = &pdf->rows[page->first + k - 1];

        if (row->kind == READ_PDF_ASIDE)
            continue;
        if (row->count > 1 || pdf->pieces[row->first].height * 100 > height * NOTE_HEIGHT)
            break;
        if (read_pdf_para_is_note(&pdf->pieces[row->first]))
            first = page->first + k - 1;
    }
    for (uint32_t r = first; r < page->first + page->count; r++)
        if (pdf->rows[r].kind == READ_PDF_LINE)
            pdf->rows[r].kind = READ_PDF_NOTE;
}

void read_pdf_page(struct read_pdf *pdf)
{
    int32_t height;

    find_numbers(pdf);
    find_heads(pdf);
    height = usual_height(pdf);
    for (uint32_t i = 0; i < pdf->page_count; i++)
        find_notes(pdf, &pdf->pages[i], height);
    measure(pdf, false);
    measure(pdf, true);
    measure_pitch(pdf);
}
