/* SPDX-License-Identifier: MIT */
/* Pipe tables of any converter; <br> in a cell separates paragraphs. */
#include "read/dashes.h"
#include "read/text/private.h"

#include <string.h>

#include "base/utf8.h"
#include "doc/raw.h"

/* Most nested emphasis marks continued across a <br>. */
#define MARKS_MAX 8u

struct marks {
    struct str open[MARKS_MAX]; /* "**", "*", "_" … as written */
    unsigned count;
};

/* Cells ----------------------------------------------------------------------------------- */

void read_text_table_paragraph(struct read_text *t, struct node *cell, struct str words)
{
    struct node *para = node_new(&t->doc->arena, NODE_PARA, cell->pos);

    node_append(cell, para);
    if (words.n > 0)
        read_text_emit(t, para, words);
}

/* Length of <br>, <br/>, <br /> at offset i; 0: none. */
static size_t break_at(struct str s, size_t i)
{
    static const char *const tags[] = {"<br>", "<br/>", "<br />", "<BR>"};

    for (size_t k = 0; k < ARRAY_LEN(tags); k++)
        if (str_starts(str_sub(s, i, s.n), str_c(tags[k])))
            return str_c(tags[k]).n;
    return 0;
}

/* Opens or closes emphasis marks at offset i; returns their length. */
static size_t take_mark(struct marks *m, struct str s, size_t i)
{
    size_t n = 0;
    struct str mark;

    while (i + n < s.n && s.p[i + n] == s.p[i])
        n++;
    mark = str_sub(s, i, i + n);
    if (m->count > 0 && str_eq(m->open[m->count - 1], mark))
        m->count--;
    else if (m->count < MARKS_MAX && i + n < s.n && s.p[i + n] != ' ')
        m->open[m->count++] = mark;
    return n;
}

static void close_marks(const struct marks *m, struct buf *out)
{
    for (unsigned k = m->count; k > 0; k--)
        buf_str(out, m->open[k - 1]);
}

/* Appends a line of a cell as a paragraph. */
static void add_line(struct read_text *t, struct node *cell, struct buf *line)
{
    struct buf words = BUF_NEW;

    read_text_emit_blanks(&words, str_trim(buf_view(line)));
    read_text_table_paragraph(t, cell, arena_str(&t->doc->arena, buf_view(&words)));
    buf_done(&words);
    buf_clear(line);
}

/* Fills a cell with a paragraph for each of its lines; emphasis that spans lines is closed and
 * reopened at each end. */
static void fill_cell(struct read_text *t, struct node *cell, struct str words)
{
    struct buf out = BUF_NEW;
    struct buf tags = BUF_NEW;
    struct marks marks = {.count = 0};

    for (size_t i = 0; i < words.n;) {
        size_t n = break_at(words, i);

        if (n > 0) {
            buf_str(&tags, str_sub(words, i, i + n));
            close_marks(&marks, &out);
            add_line(t, cell, &out);
            for (unsigned k = 0; k < marks.count; k++)
                buf_str(&out, marks.open[k]);
            i += n;
            while (i < words.n && words.p[i] == ' ')
                i++;
        } else if (words.p[i] == '\\' && i + 1 < words.n) {
            /* a pipe was escaped only because of the table */
            if (words.p[i + 1] != '|')
                buf_char(&out, '\\');
            buf_char(&out, words.p[i + 1]);
            i += 2;
        } else if (words.p[i] == '*' ||
                   (words.p[i] == '_' && (i == 0 || words.p[i - 1] == ' ' || marks.count > 0))) {
            n = take_mark(&marks, words, i);
            buf_str(&out, str_sub(words, i, i + n));
            i += n;
        } else {
            buf_char(&out, words.p[i++]);
        }
    }
    add_line(t, cell, &out);
    read_text_line_markup(t, cell, buf_view(&tags));
    buf_done(&out);
    buf_done(&tags);
}

/* Rows ------------------------------------------------------------------------------------ */

bool read_text_table_full(struct read_text *t, const struct read_text_line *line, size_t columns,
                          size_t *cells)
{
    struct pos pos = {line->off, line->len, t->number};

    *cells += columns;
    if (columns > LIMIT_TABLE_COLUMNS)
        diag_about(&t->doc->diag, pos, VB_TABLE_TOO_LARGE, diag_c("LIMIT_TABLE_COLUMNS"),
                   diag_num(LIMIT_TABLE_COLUMNS), diag_count(columns));
    else if (*cells > LIMIT_TABLE_CELLS)
        diag_about(&t->doc->diag, pos, VB_TABLE_TOO_LARGE, diag_c("LIMIT_TABLE_CELLS"),
                   diag_num(LIMIT_TABLE_CELLS), diag_count(*cells));
    return columns > LIMIT_TABLE_COLUMNS || *cells > LIMIT_TABLE_CELLS;
}

struct node *read_text_table_cell(struct read_text *t, struct node *row)
{
    struct node *cell = node_new(&t->doc->arena, NODE_CELL, row->pos);

    node_append(row, cell);
    return cell;
}

/* Splits a row into cells, of struct str. */
static size_t split_row(struct str s, struct buf *cells)
{
    size_t from = s.n > 0 && s.p[0] == '|' ? 1 : 0;

    buf_clear(cells);
    for (size_t i = from; i <= s.n; i++) {
        if (i < s.n && s.p[i] == '\\') {
            i++;
        } else if (i == s.n || s.p[i] == '|') {
            struct str cell = str_trim(str_sub(s, from, i));

            if (i < s.n || from < s.n) /* a final pipe closes the last cell */
                buf_add(cells, &cell, sizeof(cell));
            from = i + 1;
        }
    }
    return cells->n / sizeof(struct str);
}

/* True for a delimiter row; *align receives the alignments. */
static bool parse_dashes(struct str s, struct buf *cells, struct buf *align)
{
    const struct str *cell;
    size_t count;

    buf_clear(align);
    if (s.n < 3 || str_find_char(s, '|', 0) == SIZE_MAX || strchr("|-:", s.p[0]) == NULL)
        return false;
    count = split_row(s, cells);
    cell = (const struct str *)(const void *)cells->p;
    for (size_t i = 0; i < count; i++) {
        const char *name = read_dashes_align(cell[i]);

        if (name == NULL)
            return false;
        if (i > 0)
            buf_char(align, ' ');
        buf_c(align, name);
    }
    return count > 0;
}

static bool is_row(const struct read_text *t, uint32_t i)
{
    return i < t->count && t->lines[i].kind == READ_TEXT_WORDS &&
           str_find_char(read_text_line_str(t, &t->lines[i]), '|', 0) != SIZE_MAX;
}

void read_text_table(struct read_text *t)
{
    struct buf cells = BUF_NEW;
    struct buf align = BUF_NEW;

    for (uint32_t i = 0; t->is_markdown && i + 1 < t->count; i++) {
        uint32_t end = i + 2;

        if (!is_row(t, i) || !is_row(t, i + 1) || t->lines[i + 1].gap > 0 ||
            !parse_dashes(read_text_line_str(t, &t->lines[i + 1]), &cells, &align))
            continue;
        while (is_row(t, end) && t->lines[end].gap == 0)
            end++;
        for (uint32_t k = i; k < end; k++)
            t->lines[k].kind = READ_TEXT_ROW;
        t->lines[i].kind = READ_TEXT_TABLE;
        i = end - 1;
    }
    buf_done(&cells);
    buf_done(&align);
}

static bool is_empty(const struct buf *cells, size_t count)
{
    const struct str *cell = (const struct str *)(const void *)cells->p;

    for (size_t i = 0; i < count; i++)
        if (cell[i].n > 0)
            return false;
    return true;
}

struct rows {
    struct node *table;
    struct buf cells;
    size_t columns, done;
};

static void add_row(struct read_text *t, struct rows *r, const struct read_text_line *line,
                    bool is_header)
{
    size_t count = split_row(read_text_line_str(t, line), &r->cells);
    size_t columns = count > r->columns ? count : r->columns;
    struct node *row;

    if (is_header && is_empty(&r->cells, count))
        return; /* Markdown requires a header even if the table has none */
    if (read_text_table_full(t, line, columns, &r->done))
        return;
    row = node_new(&t->doc->arena, NODE_ROW, (struct pos){line->off, line->len, t->number});
    node_append(r->table, row);
    if (is_header)
        node_set_attr(&t->doc->arena, row, "header", STR("yes"));
    for (size_t i = 0; i < columns; i++) {
        struct str cell = STR_NONE;

        if (i < count)
            memcpy(&cell, r->cells.p + i * sizeof(cell), sizeof(cell));
        fill_cell(t, read_text_table_cell(t, row), cell);
    }
}

uint32_t read_text_table_read(struct read_text *t, uint32_t i, struct node *body)
{
    const struct read_text_line *first = &t->lines[i];
    struct rows r = {.cells = BUF_NEW};
    struct buf align = BUF_NEW;
    struct arena *a = &t->doc->arena;
    uint32_t end = i + 1;

    r.table = node_new(a, NODE_TABLE, (struct pos){first->off, first->len, t->number});
    node_append(body, r.table);
    (void)parse_dashes(read_text_line_str(t, &t->lines[i + 1]), &r.cells, &align); /* checked
                                                                                    * before */
    r.columns = r.cells.n / sizeof(struct str);
    if (str_find(buf_view(&align), STR("left"), 0) != SIZE_MAX ||
        str_find(buf_view(&align), STR("right"), 0) != SIZE_MAX ||
        str_find(buf_view(&align), STR("center"), 0) != SIZE_MAX)
        node_set_attr(a, r.table, RAW_ALIGN, arena_str(a, buf_view(&align)));
    add_row(t, &r, first, true);
    while (end < t->count && t->lines[end].kind == READ_TEXT_ROW) {
        if (end > i + 1 && !diag_stopped(&t->doc->diag))
            add_row(t, &r, &t->lines[end], false);
        end++;
    }
    r.table->pos.len = t->lines[end - 1].off + t->lines[end - 1].len - first->off;
    buf_done(&r.cells);
    buf_done(&align);
    return end;
}
