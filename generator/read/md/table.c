/* SPDX-License-Identifier: MIT */
/* Pipe tables: a header row, a delimiter row, rows; no cell is ever dropped. */
#include "read/dashes.h"
#include "read/hole.h"
#include "read/md/private.h"

struct table {
    struct read_md *md;
    const struct read_md_lines *lines;
    struct read_md_controls controls; /* rows are appended to controls.into */
    struct buf cells;                 /* cells of one row, of struct read_md_line */
    size_t columns;
    size_t cell_count;
    bool is_too_large;
};

static const struct read_md_line *cells_of(const struct buf *cells, size_t *count)
{
    *count = cells->n / sizeof(struct read_md_line);
    return (const struct read_md_line *)(const void *)cells->p;
}

static void add_cell(const struct read_md *md, struct buf *cells, size_t from, size_t to)
{
    struct read_md_line cell = {num_u32(from), num_u32(to - from)};

    cell = read_md_line_trim(md, cell);
    buf_add(cells, &cell, sizeof(cell));
}

/* Splits a row at its pipes, except those escaped or inside holes. */
static void split_row(const struct read_md *md, struct read_md_line line, struct buf *cells)
{
    struct str text = read_md_line_text(md, line);
    struct read_hole_scan holes = {0};
    size_t from = str_starts(text, STR("|")) ? 1 : 0;
    size_t i = from;

    buf_clear(cells);
    while (i < text.n) {
        size_t end = 0;

        if (text.p[i] == '\\') {
            i += 2;
            continue;
        }
        if (text.p[i] == '{' && i + 1 < text.n && text.p[i + 1] == '{')
            end = read_hole_end(&holes, text, i);
        if (end > 0) {
            i = end;
            continue;
        }
        if (text.p[i] == '|') {
            add_cell(md, cells, line.off + from, line.off + i);
            from = i + 1;
        }
        i++;
    }
    if (from < text.n) /* a final pipe closes the last cell */
        add_cell(md, cells, line.off + from, line.off + text.n);
}

/* True for a delimiter row; appends its alignments to *align. */
static bool parse_dashes(const struct read_md *md, struct read_md_line line, struct buf *cells,
                         struct buf *align)
{
    struct str text = read_md_line_text(md, line);
    const struct read_md_line *cell;
    size_t count;

    if (text.n == 0 || (text.p[0] != '|' && text.p[0] != '-' && text.p[0] != ':') ||
        str_find_char(text, '|', 0) == SIZE_MAX)
        return false;
    split_row(md, line, cells);
    cell = cells_of(cells, &count);
    for (size_t i = 0; i < count; i++) {
        const char *name = read_dashes_align(read_md_line_text(md, cell[i]));

        if (name == NULL)
            return false;
        if (i > 0)
            buf_char(align, ' ');
        buf_c(align, name);
    }
    return true;
}

static bool has_alignment(struct str align)
{
    return str_find(align, STR("left"), 0) != SIZE_MAX ||
           str_find(align, STR("center"), 0) != SIZE_MAX ||
           str_find(align, STR("right"), 0) != SIZE_MAX;
}

bool read_md_table_begins(struct read_md *md, const struct read_md_lines *lines, uint32_t i)
{
    struct buf cells = BUF_NEW;
    struct buf align = BUF_NEW;
    bool ok = false;

    if (i + 1 < lines->count &&
        str_find_char(read_md_line_text(md, read_md_line_at(md, lines, i)), '|', 0) != SIZE_MAX)
        ok = parse_dashes(md, read_md_line_at(md, lines, i + 1), &cells, &align);
    buf_done(&cells);
    buf_done(&align);
    return ok;
}

static struct pos place(const struct table *t, struct read_md_line line)
{
    return read_md_line_pos(t->md, line.off, line.off + line.len);
}

static void report_too_large(struct table *t, struct read_md_line line, size_t count,
                             unsigned limit, const char *name)
{
    if (!t->is_too_large)
        diag_about(&t->md->doc->diag, place(t, line), VB_TABLE_TOO_LARGE, diag_c(name),
                   diag_num(limit), diag_count(count));
    t->is_too_large = true;
}

static void add_row_cell(struct table *t, struct node *row, struct read_md_line cell)
{
    struct arena *a = &t->md->doc->arena;
    struct node *n = node_new(a, NODE_CELL, place(t, cell));
    struct node *para = node_new(a, NODE_PARA, place(t, cell));
    struct read_span span = {cell.off, cell.len, READ_JOIN_NONE};

    node_append(row, n);
    node_append(n, para);
    if (cell.len > 0)
        read_inline(&t->md->inlines, para, &span, 1);
}

static void add_row(struct table *t, struct read_md_line line, bool is_header)
{
    const struct read_md_line *cell;
    struct node *row;
    size_t count;

    split_row(t->md, line, &t->cells);
    cell = cells_of(&t->cells, &count);
    t->cell_count += t->columns;
    if (t->cell_count > LIMIT_TABLE_CELLS)
        report_too_large(t, line, t->cell_count, LIMIT_TABLE_CELLS, "LIMIT_TABLE_CELLS");
    if (t->is_too_large)
        return;
    row = node_new(&t->md->doc->arena, NODE_ROW, place(t, line));
    node_append(t->controls.into, row);
    if (is_header)
        node_set_attr(&t->md->doc->arena, row, "header", STR("yes"));
    for (size_t i = 0; i < t->columns; i++) {
        struct read_md_line none = {line.off + line.len, 0};

        add_row_cell(t, row, i < count ? cell[i] : none);
    }
    for (size_t i = t->columns; i < count; i++)
        if (cell[i].len > 0)
            diag_about(&t->md->doc->diag, place(t, cell[i]), VB_TABLE_CELL_LOST,
                       diag_str(read_md_line_text(t->md, cell[i])));
}

/* True if the row contains only a control, "{% … %}" or "| {% … %} | |"; *control is its range. */
static bool row_control(struct table *t, struct read_md_line line, struct read_md_line *control)
{
    const struct read_md_line *cell;
    size_t count;

    *control = line;
    if (read_hole_is_control(read_md_line_text(t->md, line)))
        return true;
    if (str_find(read_md_line_text(t->md, line), STR("{%"), 0) == SIZE_MAX)
        return false;
    split_row(t->md, line, &t->cells);
    cell = cells_of(&t->cells, &count);
    for (size_t i = 1; i < count; i++)
        if (cell[i].len > 0)
            return false;
    *control = cell[0];
    return read_hole_is_control(read_md_line_text(t->md, cell[0]));
}

/* True for a line that can be a row: it has a pipe and starts no other block. */
static bool is_row(struct str text)
{
    static const char *const others[] = {"# ", "## ", "### ", ">", "```", "~~~", "<!--", "[^"};

    if (str_find_char(text, '|', 0) == SIZE_MAX)
        return false;
    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        if (str_starts(text, str_c(others[i])))
            return false;
    return true;
}

/* True if line i continues the table. A control without pipes does if it ends a control of the
 * table, or opens one and a row follows. */
static bool continues(struct table *t, uint32_t i)
{
    struct read_md_line line = read_md_line_at(t->md, t->lines, i);
    struct str text = read_md_line_text(t->md, line);
    struct str next;

    if (text.n > 0 && text.p[0] == '|')
        return true;
    if (!read_hole_is_control(text))
        return is_row(text);
    if (!read_md_control_opens(t->md, line))
        return t->controls.count > 0;
    if (i + 1 == t->lines->count)
        return false;
    next = read_md_line_text(t->md, read_md_line_at(t->md, t->lines, i + 1));
    return is_row(next) || read_hole_is_control(next);
}

/* Parses rows up to the first line outside the table; returns that line. */
static uint32_t read_rows(struct table *t, uint32_t i)
{
    for (; i < t->lines->count && continues(t, i); i++) {
        struct read_md_line line = read_md_line_at(t->md, t->lines, i);
        struct read_md_line control;

        if (t->is_too_large)
            continue;
        if (row_control(t, line, &control))
            read_md_control(t->md, &t->controls, control);
        else
            add_row(t, line, false);
    }
    return i;
}

uint32_t read_md_table(struct read_md *md, const struct read_md_lines *lines, uint32_t i,
                       struct node *into)
{
    struct read_md_line header = read_md_line_at(md, lines, i);
    struct table t = {.md = md, .lines = lines};
    struct buf align = BUF_NEW;
    struct node *n = node_new(&md->doc->arena, NODE_TABLE, place(&t, header));
    struct read_md_line last;
    uint32_t end;

    node_append(into, n);
    t.controls.into = n;
    (void)parse_dashes(md, read_md_line_at(md, lines, i + 1), &t.cells, &align); /* checked
                                                                                  * before */
    (void)cells_of(&t.cells, &t.columns);
    if (has_alignment(buf_view(&align)))
        node_set_attr(&md->doc->arena, n, "align", arena_str(&md->doc->arena, buf_view(&align)));
    split_row(md, header, &t.cells);
    if (t.cells.n / sizeof(header) > t.columns)
        (void)cells_of(&t.cells, &t.columns);
    if (t.columns > LIMIT_TABLE_COLUMNS)
        report_too_large(&t, header, t.columns, LIMIT_TABLE_COLUMNS, "LIMIT_TABLE_COLUMNS");
    add_row(&t, header, true);
    end = read_rows(&t, i + 2);
    read_md_control_finish(md, &t.controls);
    last = read_md_line_at(md, lines, end - 1);
    n->pos.len = last.off + last.len - n->pos.off;
    buf_done(&t.cells);
    buf_done(&align);
    return end - i;
}
