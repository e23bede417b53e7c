/* SPDX-License-Identifier: MIT */
/* Converts columns to a TABLE: cells by horizontal position, rows by vertical gaps. */
#include <stdlib.h>

#include "base/num.h"
#include "base/utf8.h"
#include "doc/label.h"
#include "doc/raw.h"
#include "read/pdf/private.h"

/* Difference, in percent of the line height, between a gap of rows and one of lines in a cell. */
#define ROW_GAP 12
/* Tolerance of aligned cell edges, 1/100 pt. */
#define SAME 150

struct table {
    struct read_pdf *pdf;
    struct node *node, *row; /* row: current one */
    struct read_pdf_columns columns;
    struct node *cells[LIMIT_TABLE_COLUMNS]; /* of the current row */
    uint32_t spans[LIMIT_TABLE_COLUMNS];
    int32_t ends[LIMIT_TABLE_COLUMNS]; /* right ends of their last lines; INT32_MAX: no line */
    uint32_t first, end;               /* range of rows */
    int32_t gap;                       /* wider gaps separate rows; INT32_MAX: all gaps are equal */
    bool is_open;                      /* no two lines are as close as those of one cell */
    struct str header;                 /* text of the first row */
    size_t count;                      /* of cells */
};

/* Rows ------------------------------------------------------------------------------------ */

static bool is_aside(const struct table *t, uint32_t r)
{
    return t->pdf->rows[r].kind == READ_PDF_ASIDE || t->pdf->rows[r].kind == READ_PDF_NOTE;
}

static int32_t height_of(const struct read_pdf_row *row)
{
    return row->y1 - row->y0;
}

/* The smallest gap is that between lines of a cell, unless all are equal. */
static void measure(struct table *t)
{
    const struct read_pdf_row *last = NULL;
    int32_t least = INT32_MAX;
    int32_t most = INT32_MIN;
    int32_t height = 0;

    for (uint32_t r = t->first; r < t->end; r++) {
        const struct read_pdf_row *row = &t->pdf->rows[r];

        if (is_aside(t, r))
            continue;
        if (last != NULL && last->page == row->page) {
            int32_t gap = row->y0 - last->y1;

            least = gap < least ? gap : least;
            most = gap > most ? gap : most;
        }
        height = height_of(row) > height ? height_of(row) : height;
        last = row;
    }
    t->gap = INT32_MAX;
    t->is_open = least >= 0;
    if (least != INT32_MAX && (int64_t)(most - least) * 100 > (int64_t)height * ROW_GAP)
        t->gap = least + (int32_t)((int64_t)height * ROW_GAP / 100);
}

/* True if the line above ends with room for the next word: it was of another cell. */
static bool has_room(const struct table *t, uint32_t column, const struct read_pdf_piece *piece)
{
    return t->ends[column] != INT32_MAX &&
           t->columns.of[column].x1 - t->ends[column] - piece->first_width > piece->height / 2;
}

static bool begins_row(const struct table *t, const struct read_pdf_row *row,
                       const struct read_pdf_row *last)
{
    uint32_t end;
    uint32_t column = read_pdf_column_of(&t->columns, &t->pdf->pieces[row->first], &end);

    if (row->page != last->page)
        return true;
    if (t->gap != INT32_MAX && row->y0 - last->y1 > t->gap)
        return true;
    if (t->gap != INT32_MAX && row->y0 < last->y1)
        return false;
    return column == 0 || row->count == t->columns.n || (t->is_open && row->count > 1) ||
           (row->count == 1 && has_room(t, column, &t->pdf->pieces[row->first]));
}

/* Cells ----------------------------------------------------------------------------------- */

/* True if y probably continues x. */
static bool wants(struct str x, struct str y)
{
    size_t i = 0;
    uint32_t cp = y.n > 0 ? utf8_next(y, &i) : 0;

    return !str_ends(x, STR(".")) && !str_ends(x, STR(";")) && !str_ends(x, STR(":")) &&
           (str_ends(x, STR(",")) || utf8_is_lower(cp));
}

/* Adds a line to a cell: in a table it continues the line above unless it has a label, in a head
 * only if the sentence continues. */
static void put_line(struct table *t, struct node *cell, const struct read_pdf_piece *piece,
                     bool places)
{
    struct node *last = cell->last;
    struct label label;
    bool has_label = label_scan(piece->text, false, &label) > 0;

    if (last != NULL && !has_label &&
        (!places || wants(node_plain_in(&t->pdf->doc->arena, last), piece->text)))
        read_pdf_para_add(t->pdf, last, piece);
    else
        (void)read_pdf_para(t->pdf, cell, piece);
}

static bool is_full(struct table *t, struct pos pos)
{
    t->count += t->columns.n;
    if (t->count > LIMIT_TABLE_CELLS)
        diag_about(&t->pdf->doc->diag, pos, VB_TABLE_TOO_LARGE, diag_c("LIMIT_TABLE_CELLS"),
                   diag_num(LIMIT_TABLE_CELLS), diag_count(t->count));
    return t->count > LIMIT_TABLE_CELLS;
}

static void open_row(struct table *t, struct pos pos)
{
    struct arena *a = &t->pdf->doc->arena;

    t->row = node_new(a, NODE_ROW, pos);
    for (uint32_t c = 0; c < t->columns.n; c++) {
        t->cells[c] = node_new(a, NODE_CELL, pos);
        t->spans[c] = 1;
        t->ends[c] = INT32_MAX;
        node_append(t->row, t->cells[c]);
    }
}

/* Extends cells that span several columns over the empty ones after them. */
static void close_row(struct table *t)
{
    struct arena *a = &t->pdf->doc->arena;

    if (t->row == NULL)
        return;
    for (uint32_t c = 0; c < t->columns.n; c++) {
        uint32_t span = 1;

        while (span < t->spans[c] && t->cells[c + span]->first == NULL)
            node_unlink(t->cells[c + span++]);
        if (span > 1)
            node_set_attr(a, t->cells[c], "span", arena_int(a, span));
        if (t->cells[c]->first == NULL)
            node_append(t->cells[c], node_new(a, NODE_PARA, t->row->pos));
        c += span - 1;
    }
    node_append(t->node, t->row);
    t->row = NULL;
}

/* Alignment of the cells of a column, inferred from all rows ----------------------------------- */

struct edges {
    int32_t from[3], to[3]; /* of left edges, doubled middles, right edges */
    uint32_t count;
    struct read_pdf_box head; /* of the column header */
    bool has_head;
};

static void widen(struct edges *e, struct read_pdf_box b)
{
    const int32_t now[3] = {b.x0, b.x0 + b.x1, b.x1};

    for (size_t i = 0; i < 3; i++) {
        e->from[i] = e->count == 0 || now[i] < e->from[i] ? now[i] : e->from[i];
        e->to[i] = e->count == 0 || now[i] > e->to[i] ? now[i] : e->to[i];
    }
    e->count++;
}

/* NULL: left, or undecided. Cells of equal width are compared with the header, which is centred. */
static const char *align_of(const struct edges *e)
{
    bool is_left = e->to[0] - e->from[0] <= SAME;
    bool is_right = e->to[2] - e->from[2] <= SAME;

    if (e->count < 2)
        return NULL;
    if (is_left && is_right && e->has_head && abs(e->head.x0 - e->to[0]) > SAME) {
        int32_t off = e->to[1] - e->head.x0 - e->head.x1;

        if (abs(off) < 2 * SAME)
            return "center";
        is_left = off < 0;
    }
    if (is_left)
        return NULL;
    if (is_right)
        return "right";
    return e->to[1] - e->from[1] <= 2 * SAME ? "center" : NULL;
}

static void set_aligns(struct table *t, const struct edges *edges)
{
    struct arena *a = &t->pdf->doc->arena;

    if (t->node->first == NULL)
        return;
    for (const struct node *row = t->node->first->next; row != NULL; row = row->next) {
        uint32_t c = 0;

        for (const struct node *cell = row->first; cell != NULL; cell = cell->next, c++) {
            const char *align = c < t->columns.n ? align_of(&edges[c]) : NULL;

            if (align != NULL)
                node_set_attr(a, cell->first, RAW_ALIGN, str_c(align));
        }
    }
}

/* Tables ---------------------------------------------------------------------------------- */

static struct str words_of(const struct table *t, uint32_t r)
{
    struct buf b = BUF_NEW;
    struct str words;

    for (uint32_t k = 0; k < t->pdf->rows[r].count; k++) {
        buf_str(&b, t->pdf->pieces[t->pdf->rows[r].first + k].text);
        buf_char(&b, '\n');
    }
    words = arena_str(&t->pdf->doc->arena, buf_view(&b));
    buf_done(&b);
    return words;
}

/* True for a table head repeated at the top of a page. */
static bool is_again(const struct table *t, uint32_t r, const struct read_pdf_row *last)
{
    return last != NULL && t->pdf->rows[r].page != last->page && t->pdf->rows[r].count > 1 &&
           str_eq(words_of(t, r), t->header);
}

static void put_piece(struct table *t, const struct read_pdf_piece *piece, struct edges *edges)
{
    uint32_t last;
    uint32_t c = read_pdf_column_of(&t->columns, piece, &last);

    put_line(t, t->cells[c], piece, false);
    t->ends[c] = piece->box.x1;
    t->spans[c] = last - c + 1 > t->spans[c] ? last - c + 1 : t->spans[c];
    if (last != c)
        return;
    if (t->node->first != NULL) {
        widen(&edges[c], piece->box);
    } else { /* headers are aligned differently */
        edges[c].head = piece->box;
        edges[c].has_head = true;
    }
}

/* Splits "1." in a column off the text next to it, whose label it was taken for. */
static bool split_label(const struct table *t, const struct read_pdf_piece *piece,
                        struct read_pdf_piece *label, struct read_pdf_piece *rest)
{
    uint32_t last;
    uint32_t c = read_pdf_column_of(&t->columns, piece, &last);
    const struct read_pdf_word *second = piece->first->next;
    size_t end = str_find_char(piece->text, ' ', 0);

    if (c == last || second == NULL || end == SIZE_MAX || end != piece->first->text.n ||
        piece->first->box.x1 > t->columns.of[c + 1].x0 + SAME ||
        second->box.x0 + SAME < t->columns.of[c + 1].x0)
        return false;
    *label = *rest = *piece;
    label->box.x1 = piece->first->box.x1;
    label->text = str_sub(piece->text, 0, end);
    rest->box.x0 = second->box.x0;
    rest->text = str_sub(piece->text, end + 1, piece->text.n);
    if (piece->format != NULL)
        rest->format = piece->format + end + 1;
    return true;
}

static void put_row(struct table *t, uint32_t r, struct edges *edges)
{
    const struct read_pdf_row *row = &t->pdf->rows[r];

    for (uint32_t k = 0; k < row->count; k++) {
        const struct read_pdf_piece *piece = &t->pdf->pieces[row->first + k];
        struct read_pdf_piece label;
        struct read_pdf_piece rest;

        if (!split_label(t, piece, &label, &rest)) {
            put_piece(t, piece, edges);
            continue;
        }
        put_piece(t, &label, edges);
        put_piece(t, &rest, edges);
    }
}

static void fill(struct table *t)
{
    struct read_pdf *pdf = t->pdf;
    struct edges *edges = ARENA_ARRAY(&pdf->doc->arena, struct edges, t->columns.n);
    const struct read_pdf_row *last = NULL;

    measure(t);
    t->header = words_of(t, t->first);
    for (uint32_t r = t->first; r < t->end; r++) {
        const struct read_pdf_row *row = &pdf->rows[r];
        struct pos pos = pdf->pieces[row->first].pos;

        if (is_aside(t, r))
            continue;
        if (is_again(t, r, last)) {
            for (uint32_t k = 0; k < row->count; k++)
                ledger_add(pdf->ledger, LEDGER_RUNNING_HEAD,
                           arena_printf(&pdf->doc->arena, "trang %u", row->page + 1),
                           pdf->pieces[row->first + k].text, STR_NONE);
            continue;
        }
        if (last == NULL || begins_row(t, row, last)) {
            close_row(t);
            if (is_full(t, pos))
                return;
            open_row(t, pos);
        }
        put_row(t, r, edges);
        last = row;
    }
    close_row(t);
    set_aligns(t, edges);
}

/* Places the lines of one row into its cells, column by column. */
static void place(struct table *t)
{
    struct read_pdf *pdf = t->pdf;

    open_row(t, t->node->pos);
    for (uint32_t r = t->first; r < t->end; r++) {
        const struct read_pdf_row *row = &pdf->rows[r];

        for (uint32_t k = 0; !is_aside(t, r) && k < row->count; k++) {
            const struct read_pdf_piece *piece = &pdf->pieces[row->first + k];
            uint32_t last;

            put_line(t, t->cells[read_pdf_column_of(&t->columns, piece, &last)], piece, true);
        }
    }
    close_row(t);
}

/* Text that flows down one column and continues in the next. */
struct flow {
    struct table *t;
    struct node *body, *para;
    uint32_t column; /* of the last line */
};

/* Joins lines into paragraphs: one ends with a line that has room for the next word. */
static void flow_line(struct flow *f, const struct read_pdf_piece *piece, uint32_t column)
{
    struct table *t = f->t;
    struct label label;

    if (f->para != NULL && !has_room(t, f->column, piece) &&
        label_scan(piece->text, false, &label) == 0)
        read_pdf_para_add(t->pdf, f->para, piece);
    else
        f->para = read_pdf_para(t->pdf, f->body, piece);
    t->ends[column] = piece->box.x1;
    f->column = column;
}

/* The lines of one page's column in rows [r, end). */
static void flow_down(struct flow *f, uint32_t r, uint32_t end, uint32_t column)
{
    const struct read_pdf *pdf = f->t->pdf;

    for (; r < end; r++) {
        const struct read_pdf_row *row = &pdf->rows[r];

        for (uint32_t k = 0; !is_aside(f->t, r) && k < row->count; k++) {
            const struct read_pdf_piece *piece = &pdf->pieces[row->first + k];
            uint32_t last;

            if (read_pdf_column_of(&f->t->columns, piece, &last) == column)
                flow_line(f, piece, column);
        }
    }
}

static void flow(struct table *t, struct node *body)
{
    struct flow f = {.t = t, .body = body};
    uint32_t end;

    for (uint32_t r = t->first; r < t->end; r = end) {
        for (end = r + 1; end < t->end && t->pdf->rows[end].page == t->pdf->rows[r].page;)
            end++;
        for (uint32_t c = 0; c < t->columns.n; c++)
            flow_down(&f, r, end, c);
    }
}

uint32_t read_pdf_table(struct read_pdf *pdf, uint32_t r, struct node *body)
{
    struct table *t = ARENA_NEW(&pdf->doc->arena, struct table);

    t->pdf = pdf;
    t->first = r;
    for (t->end = r + 1; t->end < pdf->row_count; t->end++)
        if (pdf->rows[t->end].kind != READ_PDF_MORE && !is_aside(t, t->end))
            break;
    while (t->end > r + 1 && is_aside(t, t->end - 1))
        t->end--;
    read_pdf_column_find(pdf, r, t->end, &t->columns);
    if (pdf->rows[r].kind == READ_PDF_FLOW) {
        flow(t, body);
        return t->end;
    }
    t->node = node_new(&pdf->doc->arena, NODE_TABLE, pdf->pieces[pdf->rows[r].first].pos);
    node_set_attr(&pdf->doc->arena, t->node, RAW_AT,
                  arena_printf(&pdf->doc->arena, "trang %u", pdf->rows[r].page + 1));
    node_append(body, t->node);
    /* poppler reports no rulings; assume borders unless the table is only layout */
    node_set_attr(&pdf->doc->arena, t->node, RAW_BORDERS,
                  pdf->rows[r].kind == READ_PDF_TABLE ? STR("yes") : STR("no"));
    if (pdf->rows[r].kind == READ_PDF_TABLE)
        fill(t);
    else
        place(t);
    return t->end;
}
