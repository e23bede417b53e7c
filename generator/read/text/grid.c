/* SPDX-License-Identifier: MIT */
/* Tables drawn with characters, as by pandoc: +---+ around the cells, or lines of dashes above and
 * below, with or without empty lines between rows. Columns are counted in letters. */
#include "read/text/private.h"

#include <string.h>

#include "base/utf8.h"
#include "doc/raw.h"

/* Most lines of a table head above the dashes. */
#define HEAD_LINES 8u

struct grid {
    struct read_text *t;
    struct node *table;
    uint32_t start[LIMIT_TABLE_COLUMNS]; /* start column of each */
    size_t columns;
    size_t done; /* cells so far */
    bool is_boxed;
    bool has_words; /* in the current row */
    struct buf cells[LIMIT_TABLE_COLUMNS];
};

/* "+---+===+" */
static bool is_border(struct str s)
{
    if (s.n < 3 || s.p[0] != '+' || s.p[s.n - 1] != '+')
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (strchr("+-=:", s.p[i]) == NULL)
            return false;
    return true;
}

/* Number of groups of dashes separated by blanks; 0: other characters too. */
static unsigned dash_groups(struct str s)
{
    unsigned groups = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '-' && s.p[i] != ' ')
            return 0;
        groups += s.p[i] == '-' && (i == 0 || s.p[i - 1] == ' ');
    }
    return s.n >= 3 ? groups : 0;
}

static struct str str_of(const struct read_text *t, uint32_t i)
{
    return read_text_line_str(t, &t->lines[i]);
}

/* Number of groups of dashes in line i; 0: it has other characters or belongs to another table. */
static unsigned dashes_in(const struct read_text *t, uint32_t i)
{
    return t->lines[i].kind == READ_TEXT_WORDS ? dash_groups(str_of(t, i)) : 0;
}

/* Boxes ----------------------------------------------------------------------------------- */

/* Line after the box that starts on line i; i: none does. */
static uint32_t box_end(const struct read_text *t, uint32_t i)
{
    uint32_t end = i;
    uint32_t last = i;

    if (t->lines[i].kind != READ_TEXT_WORDS || !is_border(str_of(t, i)))
        return i;
    for (; end < t->count && (end == i || t->lines[end].gap == 0); end++) {
        struct str s = str_of(t, end);

        if (t->lines[end].kind != READ_TEXT_WORDS || (s.p[0] != '|' && !is_border(s)))
            break;
        if (end > i + 1 && is_border(s))
            last = end + 1;
    }
    return last;
}

/* Dashes ---------------------------------------------------------------------------------- */

/* True for a document head in columns, which has dashes under both halves: no table. */
static bool is_head(const struct read_text *t, uint32_t d)
{
    for (uint32_t i = d > 1 ? d - 2 : 0; i < d + 2 && i < t->count; i++)
        if (landmark_is(t->doc->landmarks, LANDMARK_HEAD, str_of(t, i)))
            return true;
    return false;
}

struct dashes {
    uint32_t first, rule, end; /* first line, line with the columns, line after the table */
    bool is_spaced;            /* rows are separated by empty lines */
};

/* Finds the table whose columns are drawn on line d. */
static bool find_dashes(const struct read_text *t, uint32_t d, struct dashes *out)
{
    uint32_t top = d;
    uint32_t end;

    if (dashes_in(t, d) < 2 || is_head(t, d))
        return false;
    *out = (struct dashes){.first = d, .rule = d};
    while (top > 0 && d - top < HEAD_LINES && t->lines[top].gap == 0 &&
           t->lines[top - 1].kind == READ_TEXT_WORDS && dashes_in(t, top - 1) == 0)
        top--;
    if (top > 0 && top < d && t->lines[top].gap == 0 && dashes_in(t, top - 1) == 1) {
        out->first = top - 1;
        out->is_spaced = true;
    } else if (d > 0 && t->lines[d].gap == 0 && t->lines[d - 1].kind == READ_TEXT_WORDS) {
        out->first = d - 1;
    }
    for (end = d + 1; end < t->count; end++) {
        if (t->lines[end].kind != READ_TEXT_WORDS)
            return false;
        if (dashes_in(t, end) > 0) { /* closing line of a table */
            out->end = end + 1;
            return end > d + 1;
        }
        if (t->lines[end].gap > 0 && !out->is_spaced && out->first < d)
            break;
        if (end - d > LIMIT_TABLE_CELLS)
            break;
    }
    out->end = end;
    return out->first < d && !out->is_spaced && end > d + 1;
}

/* Whether rows are separated by empty lines: if a line of dashes is on top, or, where the column
 * line is on top, if the second row is. */
static bool is_spaced(const struct read_text *t, const struct dashes *d)
{
    if (d->first < d->rule)
        return dash_groups(str_of(t, d->first)) == 1;
    return d->rule + 2 < d->end && t->lines[d->rule + 2].gap > 0;
}

static void mark(struct read_text *t, uint32_t first, uint32_t end, enum read_text_kind kind)
{
    for (uint32_t i = first; i < end; i++)
        t->lines[i].kind = READ_TEXT_ROW;
    t->lines[first].kind = (uint8_t)kind;
}

void read_text_grid(struct read_text *t)
{
    uint32_t done = 0; /* lines before are in tables already found */

    for (uint32_t i = 0; i < t->count; i++) {
        uint32_t end = box_end(t, i);
        struct dashes d;

        if (end > i) {
            mark(t, i, end, READ_TEXT_BOX);
        } else if (find_dashes(t, i, &d) && d.first >= done) {
            end = d.end;
            mark(t, d.first, end, READ_TEXT_DASHES);
        } else {
            continue;
        }
        done = end;
        i = end - 1;
    }
}

/* Rows ------------------------------------------------------------------------------------ */

/* Columns from "+---+---+" or "---- ----"; false if there are too many. */
static bool find_columns(struct grid *g, const struct read_text_line *line)
{
    struct str s = read_text_line_str(g->t, line);
    size_t cells = 0;

    g->columns = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool is_start = g->is_boxed ? s.p[i] == '+' && i + 1 < s.n
                                    : s.p[i] == '-' && (i == 0 || s.p[i - 1] == ' ');

        if (!is_start)
            continue;
        if (read_text_table_full(g->t, line, g->columns + 1, &cells))
            return false;
        g->start[g->columns++] = line->indent + (uint32_t)i;
    }
    return g->columns > 0;
}

/* Column of a letter at `col`, not before column c. */
static size_t column_of(const struct grid *g, size_t c, uint32_t col, uint32_t cp)
{
    if (g->is_boxed)
        return c + 1 < g->columns && cp == '|' && col + 2 >= g->start[c + 1] ? c + 1 : c;
    while (c + 1 < g->columns && col >= g->start[c + 1])
        c++;
    return c;
}

static void add_line(struct grid *g, const struct read_text_line *line)
{
    struct str s = read_text_line_str(g->t, line);
    uint32_t col = line->indent;
    size_t c = 0;
    size_t from = 0;

    if (g->is_boxed) { /* its left and right border */
        from = 1;
        col++;
        if (str_ends(s, STR("|")))
            s.n--;
    }
    for (size_t i = from; i <= s.n;) {
        size_t at = i;
        uint32_t cp = i < s.n ? utf8_next(s, &i) : '|';
        size_t next = at < s.n ? column_of(g, c, col, cp) : g->columns;

        if (next != c) {
            for (size_t k = c; k < next && k < g->columns; k++) {
                buf_str(&g->cells[k], k == c ? str_trim(str_sub(s, from, at)) : STR_NONE);
                buf_char(&g->cells[k], '\n');
            }
            from = g->is_boxed ? i : at;
            c = next;
        }
        if (at >= s.n)
            break;
        col += !utf8_is_mark(cp);
    }
    g->has_words = true;
}

/* Splits the lines of a cell into paragraphs at empty lines and labels. */
static void fill_cell(struct read_text *t, struct node *cell, struct str lines)
{
    struct buf words = BUF_NEW;
    struct str line;
    struct label label;

    while (str_split(&lines, '\n', &line)) {
        struct str plain = str_starts(line, STR("\\")) ? str_sub(line, 1, line.n) : line;
        bool is_broken = t->is_markdown && str_ends(line, STR("\\"));

        if (words.n > 0 && (line.n == 0 || label_scan(plain, false, &label) > 0)) {
            read_text_table_paragraph(t, cell, arena_str(&t->doc->arena, buf_view(&words)));
            buf_clear(&words);
        }
        if (words.n > 0 && words.p[words.n - 1] != '\n')
            buf_char(&words, ' ');
        read_text_emit_blanks(&words, str_sub(line, 0, line.n - is_broken));
        if (is_broken)
            buf_char(&words, '\n');
    }
    if (words.n > 0 || cell->first == NULL)
        read_text_table_paragraph(t, cell, arena_str(&t->doc->arena, buf_view(&words)));
    buf_done(&words);
}

static void end_row(struct grid *g, const struct read_text_line *line, bool is_header)
{
    struct node *row;

    if (!g->has_words || diag_stopped(&g->t->doc->diag) ||
        read_text_table_full(g->t, line, g->columns, &g->done))
        return;
    row = node_new(&g->t->doc->arena, NODE_ROW, (struct pos){line->off, line->len, g->t->number});
    node_append(g->table, row);
    if (is_header)
        node_set_attr(&g->t->doc->arena, row, "header", STR("yes"));
    for (size_t c = 0; c < g->columns; c++) {
        fill_cell(g->t, read_text_table_cell(g->t, row), str_trim(buf_view(&g->cells[c])));
        buf_clear(&g->cells[c]);
    }
    g->has_words = false;
}

static void read_box(struct grid *g, uint32_t i, uint32_t end)
{
    for (uint32_t k = i + 1; k < end; k++) {
        struct str s = str_of(g->t, k);

        if (is_border(s))
            end_row(g, &g->t->lines[k - 1], str_find_char(s, '=', 0) != SIZE_MAX);
        else
            add_line(g, &g->t->lines[k]);
    }
}

static void read_dashes(struct grid *g, const struct dashes *d)
{
    struct read_text *t = g->t;
    uint32_t last = d->end;

    for (uint32_t k = d->first; k < d->rule; k++)
        if (dash_groups(str_of(t, k)) == 0)
            add_line(g, &t->lines[k]);
    end_row(g, &t->lines[d->rule], true);
    if (dash_groups(str_of(t, last - 1)) > 0)
        last--;
    for (uint32_t k = d->rule + 1; k < last; k++) {
        if (k > d->rule + 1 && (!d->is_spaced || t->lines[k].gap > 0))
            end_row(g, &t->lines[k - 1], false);
        add_line(g, &t->lines[k]);
    }
    end_row(g, &t->lines[last - 1], false);
}

uint32_t read_text_grid_read(struct read_text *t, uint32_t i, struct node *body)
{
    struct grid *g = ARENA_NEW(&t->doc->arena, struct grid);
    const struct read_text_line *first = &t->lines[i];
    struct dashes d = {.rule = i};
    uint32_t end = i + 1;

    g->t = t;
    g->is_boxed = first->kind == READ_TEXT_BOX;
    while (end < t->count && t->lines[end].kind == READ_TEXT_ROW)
        end++;
    g->table = node_new(&t->doc->arena, NODE_TABLE,
                        (struct pos){first->off,
                                     t->lines[end - 1].off + t->lines[end - 1].len - first->off,
                                     t->number});
    node_append(body, g->table);
    d.first = i;
    d.end = end;
    while (!g->is_boxed && dash_groups(str_of(t, d.rule)) < 2)
        d.rule++;
    d.is_spaced = !g->is_boxed && is_spaced(t, &d);
    if (find_columns(g, &t->lines[d.rule])) {
        if (g->is_boxed)
            read_box(g, i, end);
        else
            read_dashes(g, &d);
    }
    for (size_t c = 0; c < ARRAY_LEN(g->cells); c++)
        buf_done(&g->cells[c]);
    return end;
}
