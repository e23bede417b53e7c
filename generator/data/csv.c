/* SPDX-License-Identifier: MIT */
/* CSV files from office spreadsheets, with whatever separator they write. */
#include "data/csv.h"

#include <string.h>

#include "base/limit.h"
#include "base/vn.h"
#include "wrap/csv.h"

struct reading {
    struct doc *doc;
    struct data_table *table;
    struct buf values; /* of struct str, all rows one after the other */
    struct buf lines;  /* of uint32_t */
    size_t in_row;     /* values in the current row */
    bool has_names;
};

static struct pos line_place(const struct data_table *table, uint32_t line)
{
    if (table->src_number == 0)
        return POS_NONE;
    if (line > table->src->line_count)
        line = table->src->line_count;
    return (struct pos){table->src->line_start[line - 1], 0, table->src_number};
}

/* The most frequent separator in the first line, outside of quotes. */
static char find_delimiter(struct str text)
{
    static const char candidates[] = {',', ';', '\t'};
    size_t count[ARRAY_LEN(candidates)] = {0};
    bool quoted = false;
    size_t best = 0;

    for (size_t i = 0; i < text.n && (quoted || text.p[i] != '\n'); i++) {
        if (text.p[i] == '"')
            quoted = !quoted;
        for (size_t k = 0; !quoted && k < ARRAY_LEN(candidates); k++)
            count[k] += text.p[i] == candidates[k];
    }
    for (size_t k = 1; k < ARRAY_LEN(candidates); k++)
        if (count[k] > count[best])
            best = k;
    return candidates[best];
}

static bool take_value(void *ctx, struct str value, uint32_t line)
{
    struct reading *r = ctx;
    struct str copy = arena_str(&r->doc->arena, str_trim(value));

    if (r->values.n / sizeof(copy) >= LIMIT_TABLE_CELLS) {
        diag_about(&r->doc->diag, line_place(r->table, line), VB_TABLE_TOO_LARGE,
                   diag_c("LIMIT_TABLE_CELLS"));
        return false;
    }
    buf_add(&r->values, &copy, sizeof(copy));
    r->in_row++;
    return true;
}

/* The values of the current row, the last ones gathered. */
static struct str *row_values(struct reading *r)
{
    return (struct str *)(void *)r->values.p + r->values.n / sizeof(struct str) - r->in_row;
}

static bool is_empty(struct reading *r)
{
    const struct str *values = row_values(r);
    size_t n = 0;

    for (size_t i = 0; i < r->in_row; i++)
        n += values[i].n;
    return n == 0;
}

static void take_names(struct reading *r)
{
    struct data_table *table = r->table;
    const struct str *values = row_values(r);

    table->columns = r->in_row;
    table->names = ARENA_ARRAY(&r->doc->arena, struct str, table->columns);
    table->folded = ARENA_ARRAY(&r->doc->arena, struct str, table->columns);
    for (size_t i = 0; i < table->columns; i++) {
        table->names[i] = values[i];
        table->folded[i] = vn_fold_in(&r->doc->arena, values[i]);
    }
    buf_clear(&r->values);
    r->has_names = true;
}

static bool take_row(void *ctx, uint32_t line)
{
    struct reading *r = ctx;

    if (r->in_row == 0 || is_empty(r)) {
        r->values.n -= r->in_row * sizeof(struct str);
    } else if (!r->has_names) {
        take_names(r);
    } else if (r->in_row != r->table->columns) {
        diag_about(&r->doc->diag, line_place(r->table, line), VB_DATA_RAGGED, diag_count(r->in_row),
                   diag_count(r->table->columns));
        return false;
    } else {
        buf_add(&r->lines, &line, sizeof(line));
        r->table->rows++;
    }
    r->in_row = 0;
    return true;
}

static bool parse(struct reading *r)
{
    static const struct wrap_csv_handler handler = {.value = take_value, .row = take_row};
    struct str text = r->table->src->text;
    uint32_t line = 0;

    switch (wrap_csv_parse(text, find_delimiter(text), &handler, r, &line)) {
    case WRAP_CSV_STOPPED:
        return false;
    case WRAP_CSV_BROKEN:
        diag_at(&r->doc->diag, line_place(r->table, line), VB_DATA_QUOTE);
        return false;
    case WRAP_CSV_OK:
        break;
    }
    return true;
}

/* Copies the gathered values into the arena. */
static void keep(struct reading *r)
{
    struct data_table *table = r->table;
    size_t count = r->values.n / sizeof(struct str);

    table->cells = ARENA_ARRAY(&r->doc->arena, struct str, count);
    table->lines = ARENA_ARRAY(&r->doc->arena, uint32_t, table->rows);
    if (count == 0)
        return;
    memcpy(table->cells, r->values.p, r->values.n);
    memcpy(table->lines, r->lines.p, r->lines.n);
}

const struct data_table *data_csv_read(struct doc *doc, const char *path, struct str folder,
                                        struct pos from)
{
    struct data_table *table = ARENA_NEW(&doc->arena, struct data_table);
    struct reading r = {.doc = doc, .table = table};
    bool ok;

    table->src = doc_load_below(doc, path, folder, from, &table->src_number);
    if (table->src == NULL)
        return NULL;
    ok = parse(&r);
    if (ok && !r.has_names) {
        diag_about(&doc->diag, from, VB_READ_EMPTY, diag_path(path));
        ok = false;
    }
    if (ok)
        keep(&r);
    buf_done(&r.values);
    buf_done(&r.lines);
    return ok ? table : NULL;
}
