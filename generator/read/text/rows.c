/* SPDX-License-Identifier: MIT */
/*
 * Data tables without rules: cells separated by tabs (a column is a number of tabs), or by three or
 * more blanks (a column is an x range in which texts overlap, as in the text of a PDF; a line with
 * few cells continues the row above).
 */
#include "read/text/private.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Least number of blanks between cells, cells per row, rows per table. */
#define GUTTER_MIN 3u
#define CELLS_MIN 3u
#define ROWS_MIN 3u
#define TAB_ROWS_MIN 2u
/* Widest row, letters. */
#define ROW_COLS 240u
/* Most consecutive lines with few cells. */
#define CONTINUED_MAX 6u

/* Text without a wide gap, and its position. */
struct piece {
    struct str words;
    uint32_t from, to; /* columns */
};

struct pieces {
    struct piece p[LIMIT_TABLE_COLUMNS];
    size_t n;
    bool is_tabbed;
};

struct column {
    uint32_t from, to;
};

static void add_piece(struct pieces *out, struct str words, uint32_t from, uint32_t to)
{
    if (out->n < ARRAY_LEN(out->p))
        out->p[out->n++] = (struct piece){str_trim(words), from, to};
}

/* Splits at tabs: empty cells count. */
static void cut_tabs(struct str s, struct pieces *out)
{
    size_t from = 0;

    for (size_t i = 0; i <= s.n; i++) {
        if (i < s.n && s.p[i] != '\t')
            continue;
        add_piece(out, str_sub(s, from, i), num_u32(out->n), num_u32(out->n + 1));
        from = i + 1;
    }
}

/* Text that follows a blank to fill in: “số     /TB-UBND ngày     tháng     năm”. */
static bool is_filled_in(const struct landmarks *landmarks, struct str s)
{
    return str_starts(s, STR("/")) || (str_find_char(s, ' ', 0) != SIZE_MAX &&
                                       landmark_is(landmarks, LANDMARK_BLANK_BEHIND, s));
}

static void cut_blanks(const struct landmarks *landmarks, struct str s, uint32_t col,
                       struct pieces *out)
{
    size_t from = 0;
    uint32_t from_col = col;

    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        uint32_t blanks = 0;

        while (i < s.n && s.p[i] == ' ') {
            blanks++;
            i++;
        }
        if (blanks >= GUTTER_MIN && !is_filled_in(landmarks, str_sub(s, i, s.n))) {
            add_piece(out, str_sub(s, from, at), from_col, col);
            from = i;
            from_col = col + blanks;
        }
        col += blanks;
        if (blanks == 0)
            col += !utf8_is_mark(utf8_next(s, &i));
    }
    add_piece(out, str_sub(s, from, s.n), from_col, col);
}

static void cut(const struct read_text *t, uint32_t i, struct pieces *out)
{
    struct str s = read_text_line_str(t, &t->lines[i]);

    out->n = 0;
    out->is_tabbed = str_find_char(s, '\t', 0) != SIZE_MAX;
    if (out->is_tabbed)
        cut_tabs(s, out);
    else
        cut_blanks(t->doc->landmarks, s, t->lines[i].indent, out);
}

static bool is_candidate(const struct read_text *t, uint32_t i)
{
    struct str s = read_text_line_str(t, &t->lines[i]);

    return t->lines[i].kind == READ_TEXT_WORDS && t->lines[i].cols <= ROW_COLS &&
           (str_find(s, STR("   "), 0) != SIZE_MAX || str_find_char(s, '\t', 0) != SIZE_MAX);
}

/* Excludes labels ("1." before a tab), and heads and feet of documents. */
static bool is_other(const struct landmarks *landmarks, const struct pieces *line)
{
    if (line->is_tabbed && line->n == 2 && line->p[0].words.n > 0 &&
        strchr(".)-+*", line->p[0].words.p[line->p[0].words.n - 1]) != NULL)
        return true;
    for (size_t i = 0; i < line->n; i++)
        if (landmark_is(landmarks, LANDMARK_HEAD, line->p[i].words) ||
            landmark_is(landmarks, LANDMARK_FOOT, line->p[i].words))
            return true;
    return false;
}

/* Rows with the same number of tabs: line after the last; i: none. */
static uint32_t tabbed_end(const struct read_text *t, uint32_t i)
{
    struct pieces first;
    struct pieces line;
    uint32_t end = i + 1;

    cut(t, i, &first);
    if (!first.is_tabbed || first.n < 2 || is_other(t->doc->landmarks, &first))
        return i;
    for (; end < t->count && is_candidate(t, end) && t->lines[end].gap <= 1; end++) {
        cut(t, end, &line);
        if (!line.is_tabbed || line.n != first.n || line.n == ARRAY_LEN(line.p) ||
            is_other(t->doc->landmarks, &line))
            break;
    }
    return end - i >= TAB_ROWS_MIN ? end : i;
}

/* Rows of several cells, and the lines that continue them: line after the last; i: none. */
static uint32_t aligned_end(const struct read_text *t, uint32_t i)
{
    struct pieces line;
    uint32_t end = i;
    uint32_t rows = 0;

    for (uint32_t k = i; k < t->count && k - end <= CONTINUED_MAX; k++) {
        if (t->lines[k].kind != READ_TEXT_WORDS || (k > i && t->lines[k].gap > 1) ||
            t->lines[k].cols > ROW_COLS)
            break;
        cut(t, k, &line);
        if (line.is_tabbed || line.n == ARRAY_LEN(line.p) || is_other(t->doc->landmarks, &line))
            break; /* may have more cells than fit in `line` */
        if (line.n >= CELLS_MIN) {
            rows++;
            end = k + 1;
        } else if (line.n == 1 && t->lines[k].indent == 0) {
            break; /* an unindented text line: paragraph */
        }
    }
    return rows >= ROWS_MIN ? end : i;
}

/* Columns: x ranges of the cells of full rows, overlapping ones merged. */
static int by_place(const void *a, const void *b)
{
    const struct column *x = a;
    const struct column *y = b;

    return x->from < y->from ? -1 : x->from > y->from;
}

static size_t find_columns(const struct read_text *t, uint32_t i, uint32_t end,
                           struct column *columns)
{
    struct buf all = BUF_NEW;
    struct column *p;
    size_t count;
    size_t n = 0;

    for (uint32_t k = i; k < end; k++) {
        struct pieces line;

        cut(t, k, &line);
        for (size_t c = 0; line.n >= CELLS_MIN && c < line.n; c++) {
            struct column one = {line.p[c].from, line.p[c].to};

            buf_add(&all, &one, sizeof(one));
        }
    }
    p = (struct column *)(void *)all.p;
    count = all.n / sizeof(*p);
    if (count > 0)
        qsort(p, count, sizeof(*p), by_place);
    for (size_t k = 0; k < count; k++) {
        if (n > 0 && p[k].from < columns[n - 1].to) {
            if (p[k].to > columns[n - 1].to)
                columns[n - 1].to = p[k].to;
        } else if (n < LIMIT_TABLE_COLUMNS) {
            columns[n++] = p[k];
        }
    }
    buf_done(&all);
    return n;
}

/* The number of cells if the same in all full rows; 0: differs. Positions are then unreliable: each
 * page of a PDF has its own. */
static size_t common_count(const struct read_text *t, uint32_t i, uint32_t end)
{
    size_t count = 0;

    for (uint32_t k = i; k < end; k++) {
        struct pieces line;

        cut(t, k, &line);
        if (line.n < CELLS_MIN)
            continue;
        if (count != 0 && line.n != count)
            return 0;
        count = line.n;
    }
    return count;
}

void read_text_rows(struct read_text *t)
{
    for (uint32_t i = 0; !t->is_markdown && i < t->count; i++) {
        uint32_t end = i;

        if (is_candidate(t, i)) {
            struct column columns[LIMIT_TABLE_COLUMNS];

            end = tabbed_end(t, i);
            if (end == i) {
                end = aligned_end(t, i);
                if (end > i && find_columns(t, i, end, columns) < CELLS_MIN)
                    end = i;
            }
        }
        if (end == i)
            continue;
        for (uint32_t k = i + 1; k < end; k++)
            t->lines[k].kind = READ_TEXT_ROW;
        t->lines[i].kind = READ_TEXT_ALIGNED;
        i = end - 1;
    }
}

/* Reading --------------------------------------------------------------------------------- */

struct rows {
    struct read_text *t;
    struct node *table;
    struct column columns[LIMIT_TABLE_COLUMNS];
    size_t count;
    bool by_order; /* columns are assigned by order within the row */
    size_t done;
    struct buf cells[LIMIT_TABLE_COLUMNS];
    bool has_words;
    struct pos pos; /* of the current row */
};

static void end_row(struct rows *r, const struct read_text_line *line)
{
    struct node *row;

    if (!r->has_words || diag_stopped(&r->t->doc->diag) ||
        read_text_table_full(r->t, line, r->count, &r->done))
        return;
    row = node_new(&r->t->doc->arena, NODE_ROW, r->pos);
    node_append(r->table, row);
    for (size_t c = 0; c < r->count; c++) {
        read_text_table_paragraph(r->t, read_text_table_cell(r->t, row),
                                  arena_str(&r->t->doc->arena, buf_view(&r->cells[c])));
        buf_clear(&r->cells[c]);
    }
    r->has_words = false;
}

/* The column that overlaps a cell most, else the nearest before it. */
static size_t column_of(const struct rows *r, const struct piece *piece)
{
    size_t best = 0;
    uint32_t most = 0;

    for (size_t c = 0; c < r->count; c++) {
        uint32_t from = piece->from > r->columns[c].from ? piece->from : r->columns[c].from;
        uint32_t to = piece->to < r->columns[c].to ? piece->to : r->columns[c].to;

        if (from < to && to - from > most) {
            most = to - from;
            best = c;
        } else if (most == 0 && r->columns[c].from <= piece->from) {
            best = c;
        }
    }
    return best;
}

static void add_line(struct rows *r, uint32_t i)
{
    const struct read_text_line *line = &r->t->lines[i];
    struct pieces pieces;

    cut(r->t, i, &pieces);
    for (size_t k = 0; r->by_order && pieces.n == r->count && k < r->count; k++)
        r->columns[k] = (struct column){pieces.p[k].from, pieces.p[k].to};
    if (pieces.is_tabbed || pieces.n >= CELLS_MIN || column_of(r, &pieces.p[0]) == 0)
        end_row(r, line);
    if (!r->has_words)
        r->pos = (struct pos){line->off, line->len, r->t->number};
    for (size_t k = 0; k < pieces.n; k++) {
        struct buf *cell = &r->cells[pieces.is_tabbed ? k : column_of(r, &pieces.p[k])];

        if (cell->n > 0 && pieces.p[k].words.n > 0)
            buf_char(cell, ' ');
        read_text_emit_blanks(cell, pieces.p[k].words);
    }
    r->has_words = true;
}

uint32_t read_text_rows_read(struct read_text *t, uint32_t i, struct node *body)
{
    struct rows *r = ARENA_NEW(&t->doc->arena, struct rows);
    const struct read_text_line *first = &t->lines[i];
    uint32_t end = i + 1;
    struct pieces line;

    while (end < t->count && t->lines[end].kind == READ_TEXT_ROW)
        end++;
    r->t = t;
    r->table = node_new(&t->doc->arena, NODE_TABLE,
                        (struct pos){first->off,
                                     t->lines[end - 1].off + t->lines[end - 1].len - first->off,
                                     t->number});
    node_append(body, r->table);
    cut(t, i, &line);
    r->count = line.is_tabbed ? line.n : common_count(t, i, end);
    r->by_order = !line.is_tabbed && r->count > 0;
    if (r->count == 0)
        r->count = find_columns(t, i, end, r->columns);
    for (uint32_t k = i; k < end; k++)
        add_line(r, k);
    end_row(r, &t->lines[end - 1]);
    for (size_t c = 0; c < ARRAY_LEN(r->cells); c++)
        buf_done(&r->cells[c]);
    return end;
}
