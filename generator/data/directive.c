/* SPDX-License-Identifier: MIT */
/* Replaces `bảng` directives by tables of the document, filled from data files. */
#include "data/directive.h"

#include <string.h>

#include "base/limit.h"
#include "base/vn.h"
#include "data/csv.h"
#include "doc/iter.h"

/* The pseudo-column that numbers the rows. */
#define COUNTER SIZE_MAX

struct column {
    struct str header;
    size_t at; /* in the file, or COUNTER */
};

struct request {
    struct doc *doc;
    const struct node *directive;
    struct str path; /* as written */
    struct str list; /* p NULL: all columns */
    const struct data_table *table;
    struct column columns[LIMIT_TABLE_COLUMNS];
    size_t count;
};

static bool refuse(const struct request *r, enum diag_code code, struct str text)
{
    diag_about(&r->doc->diag, r->directive->pos, code, diag_str(text));
    return false;
}

/* A directive may span several lines: line ends become blanks. */
static struct str one_line(struct arena *a, struct str text)
{
    struct buf b = BUF_NEW;
    struct str line;

    for (size_t i = 0; i < text.n; i++)
        buf_char(&b, text.p[i] == '\n' || text.p[i] == '\t' ? ' ' : text.p[i]);
    line = arena_str(a, buf_view(&b));
    buf_done(&b);
    return line;
}

/* True for paths inside the source's folder: relative and without "..". */
static bool is_below(struct str path)
{
    struct str piece;

    if (str_starts(path, STR("/")))
        return false;
    while (str_split(&path, '/', &piece))
        if (str_is(piece, ".."))
            return false;
    return true;
}

static bool parse_args(struct request *r)
{
    struct str args = one_line(&r->doc->arena, r->directive->text);
    size_t colon = str_find_char(args, ':', 0);

    r->path = str_trim(str_sub(args, 0, colon));
    if (colon != SIZE_MAX)
        r->list = str_trim(str_sub(args, colon + 1, args.n));
    if (r->path.n == 0 || (colon != SIZE_MAX && r->list.n == 0))
        return refuse(r, VB_DIRECTIVE_ARGUMENT, args);
    if (!is_below(r->path))
        return refuse(r, VB_DATA_OUTSIDE, r->path);
    return true;
}

/* Columns ------------------------------------------------------------------------------------- */

/* Offset of `mark` outside of quotes; the length if there is none. */
static size_t find_mark(struct str s, char mark)
{
    bool quoted = false;
    size_t i = 0;

    for (; i < s.n && (quoted || s.p[i] != mark); i++)
        if (s.p[i] == '"')
            quoted = !quoted;
    return i;
}

static struct str unquote(struct str s)
{
    s = str_trim(s);
    if (s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"')
        s = str_sub(s, 1, s.n - 1);
    return s;
}

static bool report_absent(const struct request *r, struct str name)
{
    const struct data_table *table = r->table;
    struct buf names = BUF_NEW;

    for (size_t i = 0; i < table->columns; i++)
        buf_printf(&names, "%s%.*s", i > 0 ? ", " : "", STR_ARG(table->names[i]));
    diag_about(&r->doc->diag, r->directive->pos, VB_DATA_COLUMN, diag_str(name),
               diag_str(buf_view(&names)), diag_hint(data_nearest(table, name)));
    buf_done(&names);
    return false;
}

static bool is_counter(struct arena *a, struct str name)
{
    return str_is(vn_fold_in(a, name), "stt");
}

static bool add_column(struct request *r, struct str header, struct str name)
{
    struct column *column = &r->columns[r->count];

    if (header.n == 0 || name.n == 0)
        return refuse(r, VB_DIRECTIVE_ARGUMENT, r->list);
    if (r->count == ARRAY_LEN(r->columns))
        return refuse(r, VB_TABLE_TOO_LARGE, STR("LIMIT_TABLE_COLUMNS"));
    column->header = header;
    switch (data_column(r->table, name, &column->at)) {
    case DATA_FOUND:
        break;
    case DATA_AMBIGUOUS:
        return refuse(r, VB_DATA_COLUMN_TWICE, name);
    case DATA_ABSENT:
        if (!is_counter(&r->doc->arena, name))
            return report_absent(r, name);
        column->at = COUNTER;
        break;
    }
    r->count++;
    return true;
}

static bool all_columns(struct request *r)
{
    if (r->table->columns > ARRAY_LEN(r->columns))
        return refuse(r, VB_TABLE_TOO_LARGE, STR("LIMIT_TABLE_COLUMNS"));
    for (; r->count < r->table->columns; r->count++)
        r->columns[r->count] = (struct column){r->table->names[r->count], r->count};
    return true;
}

static bool find_columns(struct request *r)
{
    struct str rest = r->list;

    if (rest.p == NULL)
        return all_columns(r);
    for (;;) {
        size_t end = find_mark(rest, ',');
        struct str piece = str_sub(rest, 0, end);
        size_t equals = find_mark(piece, '=');
        struct str header = unquote(str_sub(piece, 0, equals));
        struct str name = unquote(str_sub(piece, equals + (equals < piece.n), piece.n));

        if (!add_column(r, header, equals < piece.n ? name : header))
            return false;
        if (end == rest.n)
            return true;
        rest = str_sub(rest, end + 1, rest.n);
    }
}

/* Alignment ----------------------------------------------------------------------------------- */

static size_t count_digits(struct str s, size_t from)
{
    size_t i = from;

    while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
        i++;
    return i - from;
}

/* A number in Vietnamese notation: 12, -1.234,5, 80%; not a code (00123). */
static bool is_number(struct str s)
{
    size_t at = s.n > 0 && (s.p[0] == '-' || s.p[0] == '+');
    size_t digits = count_digits(s, at);

    if (digits == 0 || (digits > 1 && s.p[at] == '0'))
        return false;
    at += digits;
    if (digits <= 3)
        while (at < s.n && s.p[at] == '.' && count_digits(s, at + 1) == 3)
            at += 4;
    if (at < s.n && s.p[at] == ',') {
        digits = count_digits(s, at + 1);
        if (digits == 0)
            return false;
        at += 1 + digits;
    }
    at += at < s.n && s.p[at] == '%';
    return at == s.n;
}

static const char *alignment(const struct request *r, const struct column *column)
{
    size_t numbers = 0;

    if (column->at == COUNTER || str_is(r->table->folded[column->at], "stt"))
        return "center";
    for (size_t row = 0; row < r->table->rows; row++) {
        struct str cell = data_cell(r->table, row, column->at);

        if (cell.n > 0 && !is_number(cell))
            return "auto";
        numbers += cell.n > 0;
    }
    return numbers > 0 ? "right" : "auto";
}

static void set_alignment(struct request *r, struct node *table)
{
    struct buf b = BUF_NEW;
    bool is_plain = true;

    for (size_t i = 0; i < r->count; i++) {
        const char *word = alignment(r, &r->columns[i]);

        is_plain &= strcmp(word, "auto") == 0;
        buf_printf(&b, "%s%s", i > 0 ? " " : "", word);
    }
    if (!is_plain)
        node_set_attr(&r->doc->arena, table, "align", arena_str(&r->doc->arena, buf_view(&b)));
    buf_done(&b);
}

/* The table ----------------------------------------------------------------------------------- */

/* Adds a cell with one paragraph; line feeds of a value become breaks. */
static void add_cell(struct request *r, struct node *row, struct str text)
{
    struct arena *a = &r->doc->arena;
    struct node *cell = node_new(a, NODE_CELL, row->pos);
    struct node *para = node_new(a, NODE_PARA, row->pos);
    struct str line;

    node_append(row, cell);
    node_append(cell, para);
    while (str_split(&text, '\n', &line)) {
        if (para->first != NULL)
            node_append(para, node_new(a, NODE_BR, row->pos));
        if (line.n == 0)
            continue;
        node_append(para, node_text_new(a, line, row->pos));
    }
}

static void add_row(struct request *r, struct node *table, size_t row)
{
    struct arena *a = &r->doc->arena;
    struct node *n = node_new(a, NODE_ROW, data_place(r->table, row));

    node_append(table, n);
    for (size_t i = 0; i < r->count; i++) {
        size_t at = r->columns[i].at;

        add_cell(r, n,
                 at == COUNTER ? arena_printf(a, "%zu", row + 1) : data_cell(r->table, row, at));
    }
}

static struct node *make_table(struct request *r)
{
    struct node *table = node_new(&r->doc->arena, NODE_TABLE, r->directive->pos);
    struct node *header = node_new(&r->doc->arena, NODE_ROW, r->directive->pos);

    set_alignment(r, table);
    node_set_attr(&r->doc->arena, header, "header", STR("yes"));
    node_append(table, header);
    for (size_t i = 0; i < r->count; i++)
        add_cell(r, header, r->columns[i].header);
    for (size_t row = 0; row < r->table->rows; row++)
        add_row(r, table, row);
    return table;
}

/* NULL with a message. */
static struct node *resolve(struct doc *doc, const struct node *directive, struct str folder)
{
    struct request *r = ARENA_NEW(&doc->arena, struct request);
    struct str path;

    *r = (struct request){.doc = doc, .directive = directive};
    if (!parse_args(r))
        return NULL;
    path = arena_printf(&doc->arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(r->path));
    r->table = data_csv_read(doc, path.p, folder, directive->pos);
    if (r->table == NULL || !find_columns(r))
        return NULL;
    if (r->table->rows >= LIMIT_TABLE_CELLS / r->count) { /* header row included */
        (void)refuse(r, VB_TABLE_TOO_LARGE, STR("LIMIT_TABLE_CELLS"));
        return NULL;
    }
    return make_table(r);
}

bool data_directive_fill(struct doc *doc, struct str folder)
{
    for (struct iter it = iter_start(doc->root); iter_next(&it);) {
        struct node *n = it.node;
        struct node *table;

        if (it.enter && (n->kind == NODE_HEAD || n->kind == NODE_PARA || n->kind == NODE_HEADING))
            iter_skip(&it);
        if (it.enter || n->kind != NODE_DIRECTIVE || !str_is(n->name, "bang"))
            continue;
        table = resolve(doc, n, folder);
        if (table == NULL)
            return false;
        node_insert_before(n, table);
        node_unlink(n);
    }
    return true;
}
