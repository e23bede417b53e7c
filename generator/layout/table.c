/* SPDX-License-Identifier: MIT */
/* Tables: column widths as written or by content, widened for lines that must not wrap. */
#include "base/limit.h"
#include "base/unit.h"
#include "layout/private.h"

/* One millimetre: tolerance for the sum of rounded column widths. */
#define ROUNDING 57u
/* Caps the preferred width of a long text at this many table widths, so that it does not starve its
 * neighbours. */
#define WISH_MAX 2u

struct column {
    uint32_t word;   /* widest word, padding included */
    uint32_t wish;   /* widest paragraph on one line */
    uint32_t need;   /* lines that must not wrap, slack included */
    uint32_t name;   /* names that break at their preferred places */
    uint32_t width;  /* the result */
    uint32_t shares; /* as written: parts of the rest; 0: width is given */
};

struct grid {
    uint32_t room;    /* twips for all columns */
    uint32_t padding; /* of a cell, both sides */
    unsigned count;
    struct column columns[LIMIT_TABLE_COLUMNS];
};

static unsigned read_span(const struct node *cell)
{
    uint32_t span = 1;

    if (!str_uint(node_attr(cell, "span"), LIMIT_TABLE_COLUMNS, &span) || span == 0)
        return 1;
    return span;
}

static unsigned read_rows(const struct node *cell)
{
    uint32_t rows = 1;

    if (!str_uint(node_attr(cell, "rows"), UINT16_MAX, &rows) || rows == 0)
        return 1;
    return rows;
}

/* Columns of the current row occupied by cells from rows above (row spans): these cells are not
 * written in the row, the others flow around them. */
struct slots {
    uint16_t left[LIMIT_TABLE_COLUMNS]; /* rows still taken, this one included; 0: free */
    uint16_t span[LIMIT_TABLE_COLUMNS]; /* at the first column: of that cell */
};

/* The first free column at or after `at`. */
static unsigned free_slot(const struct slots *slots, unsigned at)
{
    while (at < LIMIT_TABLE_COLUMNS && slots->left[at] > 0)
        at++;
    return at;
}

/* Assigns columns to a cell; false if one of them is occupied. */
static bool take_slots(struct slots *slots, const struct node *cell, unsigned at)
{
    unsigned span = read_span(cell);
    bool ok = true;

    for (unsigned i = at; i < at + span && i < LIMIT_TABLE_COLUMNS; i++) {
        ok = ok && slots->left[i] == 0;
        slots->left[i] = (uint16_t)read_rows(cell);
    }
    if (at < LIMIT_TABLE_COLUMNS)
        slots->span[at] = (uint16_t)span;
    return ok;
}

static void end_row(struct slots *slots)
{
    for (unsigned i = 0; i < LIMIT_TABLE_COLUMNS; i++)
        if (slots->left[i] > 0)
            slots->left[i]--;
}

/* Number of columns; 0 if the table exceeds the limits. *clash: a cell that would overlap one from
 * a row above. */
static unsigned count_columns(const struct node *table, const struct node **clash)
{
    struct slots slots = {{0}, {0}};
    unsigned widest = 1;
    size_t rows = 0;

    for (const struct node *row = table->first; row != NULL; row = row->next) {
        unsigned at = free_slot(&slots, 0);

        for (const struct node *c = row->first; c != NULL; c = c->next) {
            if (c->kind != NODE_CELL)
                continue;
            if (at + read_span(c) > LIMIT_TABLE_COLUMNS)
                return 0;
            if (!take_slots(&slots, c, at) && *clash == NULL)
                *clash = c;
            at += read_span(c);
            widest = at > widest ? at : widest;
            at = free_slot(&slots, at);
        }
        end_row(&slots);
        rows++;
    }
    return rows > LIMIT_TABLE_CELLS / widest ? 0 : widest;
}

/* Word number `at` of the table's "left center right". */
static struct str column_align(const struct node *table, unsigned at)
{
    struct str rest = node_attr(table, "align");
    struct str word = STR_NONE;

    for (unsigned i = 0; i <= at; i++)
        if (!str_split(&rest, ' ', &word))
            return STR_NONE;
    return word;
}

/* The flow inside a cell (NULL: one missing from the row) in column `at`. */
static struct layout_flow cell_flow(const struct layout_flow *flow, const struct node *row,
                                    const struct node *cell, unsigned at)
{
    struct layout_flow inner = {.place = LAYOUT_CELL, .depth = flow->depth + 1};

    inner.variant = cell != NULL ? node_attr(cell, "align") : STR_NONE;
    if (inner.variant.n == 0)
        inner.variant = column_align(row->parent, at);
    if (str_is(node_attr(row, "header"), "yes"))
        inner.variant = STR("header");
    inner.style = cell != NULL ? node_attr(cell, "style") : STR_NONE;
    return inner;
}

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

static void measure_para(const struct layout_ctx *ctx, const struct layout_flow *flow,
                         const struct node *node, uint32_t padding, struct column *column)
{
    const struct style *style = layout_body_style(ctx, flow, node, STR_NONE);
    struct layout_lines lines;
    uint32_t taken = padding + style->value[SHEET_LEFT] + style->value[SHEET_RIGHT];
    uint32_t wish;

    if (layout_body_is_dropped(node))
        return;
    if (style->value[SHEET_HANGING] == 0)
        taken += style->value[SHEET_FIRST_LINE];
    lines = layout_text_measure(ctx->layout, style, node->label, node, UINT32_MAX);
    wish = layout_text_slack(lines.longest) + taken;
    column->word = larger(column->word, layout_text_slack(lines.widest_word) + taken);
    column->wish = larger(column->wish, wish);
    if (style->value[SHEET_NO_WRAP] != 0)
        column->need = larger(column->need, wish);
    if (style->break_before.n > 0)
        column->name =
            larger(column->name, layout_text_slack(layout_break_name(ctx, style, node)) + taken);
}

static void measure_paras(const struct layout_ctx *ctx, const struct layout_flow *flow,
                          const struct node *cell, uint32_t padding, struct column *column)
{
    for (const struct node *n = cell->first; n != NULL; n = n->next)
        if (n->kind == NODE_PARA || n->kind == NODE_HEADING)
            measure_para(ctx, flow, n, padding, column);
}

/* A table in a cell needs the cells of its widest row side by side. */
static void measure_nested(const struct layout_ctx *ctx, const struct layout_flow *flow,
                           const struct node *table, uint32_t padding, struct column *column)
{
    for (const struct node *row = table->first; row != NULL; row = row->next) {
        struct column sum = {.word = padding, .wish = padding};

        for (const struct node *cell = row->first; cell != NULL; cell = cell->next) {
            struct column one = {0};

            measure_paras(ctx, flow, cell, padding, &one);
            sum.word += one.word;
            sum.wish += one.wish;
        }
        column->word = larger(column->word, sum.word);
        column->wish = larger(column->wish, sum.wish);
    }
}

/* Measures the cells of one column; cells over several columns are ignored. */
static void measure_cells(const struct layout_ctx *ctx, const struct layout_flow *flow,
                          const struct node *table, struct grid *grid)
{
    struct slots slots = {{0}, {0}};

    for (const struct node *row = table->first; row != NULL; row = row->next) {
        unsigned at = 0;

        for (const struct node *cell = row->first; cell != NULL; cell = cell->next) {
            unsigned span = read_span(cell);
            struct layout_flow inner;

            if (cell->kind != NODE_CELL)
                continue;
            at = free_slot(&slots, at);
            inner = cell_flow(flow, row, cell, at);
            if (span == 1)
                measure_paras(ctx, &inner, cell, grid->padding, &grid->columns[at]);
            for (const struct node *n = cell->first; n != NULL && span == 1; n = n->next)
                if (n->kind == NODE_TABLE)
                    measure_nested(ctx, &inner, n, grid->padding, &grid->columns[at]);
            (void)take_slots(&slots, cell, at); /* they were free when counted */
            at += span;
        }
        end_row(&slots);
    }
}

/* "1cm" or "*", "2*", "2": parts of the rest. */
static bool read_width(struct str word, struct column *column)
{
    if (str_is(word, "*")) {
        column->shares = 1;
        return true;
    }
    if (str_ends(word, STR("*")))
        word = str_sub(word, 0, word.n - 1);
    if (str_uint(word, 100, &column->shares))
        return column->shares > 0;
    column->shares = 0;
    return unit_twips(word, &column->width) && column->width > 0;
}

/* Distributes `rest` by shares; the last column gets the rounding remainder. */
static void share_out(struct grid *grid, uint32_t rest)
{
    uint32_t shares = 0;

    for (unsigned i = 0; i < grid->count; i++)
        shares += grid->columns[i].shares;
    for (unsigned i = 0; i < grid->count && shares > 0; i++) {
        struct column *column = &grid->columns[i];

        if (column->shares == 0)
            continue;
        column->width = (uint32_t)((uint64_t)rest * column->shares / shares);
        rest -= column->width;
        shares -= column->shares;
    }
}

/* The grid as written; false when it is not one of this table. */
static bool read_columns(struct grid *grid, struct str text)
{
    struct str rest = text;
    struct str word;
    uint64_t sum = 0;
    uint32_t shares = 0;
    unsigned n = 0;

    while (str_split(&rest, ' ', &word)) {
        if (word.n == 0)
            continue;
        if (n == grid->count || !read_width(word, &grid->columns[n]))
            return false;
        sum += grid->columns[n].width;
        shares += grid->columns[n++].shares;
    }
    if (n != grid->count || sum > grid->room + ROUNDING || (shares > 0 && sum >= grid->room))
        return false;
    if (sum > grid->room && sum - grid->room < grid->columns[n - 1].width)
        grid->columns[n - 1].width -= (uint32_t)(sum - grid->room);
    if (shares > 0)
        share_out(grid, grid->room - (uint32_t)sum);
    return true;
}

/* Room beyond the widest words goes to columns with longer texts, in proportion; if there is too
 * little, all columns shrink in proportion to their words. */
static void fill_room(struct grid *grid)
{
    uint64_t words = 0;
    uint64_t wishes = 0;
    uint64_t given = 0;
    uint64_t spare;

    for (unsigned i = 0; i < grid->count; i++) {
        struct column *c = &grid->columns[i];

        c->word = larger(larger(c->word, c->need), grid->padding + ROUNDING);
        c->wish = larger(c->wish, c->word + ROUNDING);
        if (c->wish > WISH_MAX * grid->room)
            c->wish = larger(WISH_MAX * grid->room, c->word + ROUNDING);
        words += c->word;
        wishes += c->wish - c->word;
    }
    spare = grid->room > words ? grid->room - words : 0;
    for (unsigned i = 0; i < grid->count; i++) {
        struct column *c = &grid->columns[i];

        c->width = spare > 0 ? c->word + (uint32_t)(spare * (c->wish - c->word) / wishes)
                             : (uint32_t)((uint64_t)grid->room * c->word / words);
        given += c->width;
    }
    if (given < grid->room)
        grid->columns[grid->count - 1].width += grid->room - (uint32_t)given;
}

/* Width a column can give away: it keeps its lines and words, half of its width, and its names if
 * `names`. */
static uint32_t spare_of(const struct column *column, bool names)
{
    uint32_t keep = larger(larger(column->need, column->word), column->width / 2);

    if (names && column->name <= column->width)
        keep = larger(keep, column->name);
    return column->width > keep ? column->width - keep : 0;
}

/* Widens a column to `want` at the expense of the others; false, and no change, if they have too
 * little. */
static bool widen(struct grid *grid, struct column *wide, uint32_t want, bool names)
{
    uint64_t total = 0;
    uint32_t missing = want > wide->width ? want - wide->width : 0;

    for (unsigned i = 0; i < grid->count; i++)
        total += &grid->columns[i] != wide ? spare_of(&grid->columns[i], names) : 0;
    if (total < missing)
        return false;
    wide->width += missing;
    for (unsigned i = 0; i < grid->count && missing > 0; i++) {
        struct column *c = &grid->columns[i];
        uint32_t spare = c != wide ? spare_of(c, names) : 0;
        uint32_t taken =
            total > 0 ? (uint32_t)(((uint64_t)missing * spare + total - 1) / total) : 0;

        taken = taken < spare ? taken : spare;
        c->width -= taken;
        total -= spare;
        missing -= taken;
    }
    return true;
}

/* Keeps widths as written, except that words are not cut and no-wrap lines not wrapped. Names give
 * way last: a smaller head is tried first. */
static void widen_columns(const struct layout_ctx *ctx, struct grid *grid)
{
    for (unsigned i = 0; i < grid->count; i++) {
        struct column *c = &grid->columns[i];

        if (!widen(grid, c, c->need, true) && ctx->last_try)
            (void)widen(grid, c, c->need, false); /* otherwise reported later as not fitting */
        (void)widen(grid, c, c->word, true);      /* otherwise the word is cut */
    }
}

static bool make_grid(struct layout_ctx *ctx, const struct layout_flow *flow,
                      const struct node *table, struct grid *grid, struct str columns)
{
    measure_cells(ctx, flow, table, grid);
    if (columns.n == 0) {
        fill_room(grid);
        return true;
    }
    if (!read_columns(grid, columns))
        return false;
    widen_columns(ctx, grid);
    return true;
}

static struct box *add_cell(struct layout_ctx *ctx, const struct grid *grid, struct box *row,
                            const struct node *node, unsigned at, unsigned span)
{
    struct box *cell = box_new(ctx->arena, BOX_CELL, NULL, node);

    cell->cell.span = (uint16_t)span;
    for (unsigned i = at; i < at + span && i < grid->count; i++)
        cell->width += grid->columns[i].width;
    box_append(row, cell);
    return cell;
}

/* Every cell ends with a paragraph or a rule (ISO 29500-1, 17.4.65). */
static void fill_cell(struct layout_ctx *ctx, struct layout_flow *flow, const struct grid *grid,
                      struct box *cell)
{
    flow->parent = cell;
    flow->width = cell->width > grid->padding ? cell->width - grid->padding : 0;
    if (cell->node != NULL)
        layout_body_blocks(ctx, flow, cell->node->first);
    if (cell->last == NULL) {
        struct box *para =
            box_new(ctx->arena, BOX_PARA, layout_template_style(ctx, "cell", flow->variant), NULL);

        para->width = flow->width;
        box_append(cell, para);
    } else if (cell->last->kind == BOX_TABLE) {
        (void)layout_body_gap(ctx, flow, STR_NONE); /* linked; nothing more to set */
    }
}

/* The cell in column `at`: the author's next (NULL: the row is short of cells), or the empty
 * continuation of one above. */
static void place_cell(struct layout_ctx *ctx, const struct layout_flow *flow,
                       const struct grid *grid, struct slots *slots, struct box *row,
                       const struct node *cell, unsigned at)
{
    bool more = slots->left[at] > 0;
    const struct node *own = more ? NULL : cell;
    unsigned span = more ? slots->span[at] : own != NULL ? read_span(own) : 1;
    struct layout_flow inner = cell_flow(flow, row->node, own, at);
    struct box *box = add_cell(ctx, grid, row, own, at, span);

    if (more)
        box->cell.merge = BOX_MERGE_MORE;
    else if (own != NULL && read_rows(own) > 1)
        box->cell.merge = BOX_MERGE_FIRST;
    fill_cell(ctx, &inner, grid, box);
    if (own != NULL)
        (void)take_slots(slots, own, at); /* they were free when counted */
}

static void add_row(struct layout_ctx *ctx, const struct layout_flow *flow, const struct grid *grid,
                    struct slots *slots, struct box *table, const struct node *node)
{
    struct box *row = box_new(ctx->arena, BOX_ROW, NULL, node);
    const struct node *cell = node->first;
    unsigned at = 0;

    row->header = str_is(node_attr(node, "header"), "yes");
    box_append(table, row);
    while (at < grid->count) {
        bool more = slots->left[at] > 0;

        while (cell != NULL && cell->kind != NODE_CELL)
            cell = cell->next;
        place_cell(ctx, flow, grid, slots, row, cell, at);
        at += row->last->cell.span;
        cell = cell != NULL && !more ? cell->next : cell;
    }
    end_row(slots);
}

static struct box *fail(struct layout_ctx *ctx, const struct node *table, struct str columns,
                        struct pos place)
{
    bool is_attr = str_eq(columns, node_attr(table, "columns"));

    if (columns.n == 0)
        diag_at(&ctx->doc->diag, table->pos, VB_TABLE_TOO_LARGE);
    else
        diag_about(&ctx->doc->diag, place, is_attr ? VB_XML_BAD_VALUE : VB_DIRECTIVE_ARGUMENT,
                   diag_str(columns));
    ctx->failed = true;
    return NULL;
}

struct box *layout_table_build(struct layout_ctx *ctx, const struct layout_flow *flow,
                               const struct node *table, struct str columns, struct pos place)
{
    struct str id = node_attr(table, "style");
    const struct style *style = sheet_find(ctx->layout->sheet, id);
    const struct node *clash = NULL;
    struct grid grid = {.room = flow->width, .count = count_columns(table, &clash)};
    struct slots slots = {{0}, {0}};
    struct box *box;

    if (style == NULL || style->kind != SHEET_TABLE)
        style = layout_template_style(ctx, "table", STR_NONE);
    grid.padding = style->border ? 2 * SHEET_CELL_PADDING : 0;
    if (grid.count == 0)
        return fail(ctx, table, STR_NONE, place);
    if (clash != NULL) {
        diag_at(&ctx->doc->diag, clash->pos, VB_TABLE_OVERLAP);
        ctx->failed = true;
        return NULL;
    }
    if (!make_grid(ctx, flow, table, &grid, columns))
        return fail(ctx, table, columns, place);
    box = box_new(ctx->arena, BOX_TABLE, style, table);
    box->grid.widths = ARENA_ARRAY(ctx->arena, uint32_t, grid.count);
    box->grid.count = (uint16_t)grid.count;
    for (unsigned i = 0; i < grid.count; i++) {
        box->grid.widths[i] = grid.columns[i].width;
        box->width += box->grid.widths[i];
    }
    for (const struct node *row = table->first; row != NULL && !ctx->failed; row = row->next)
        if (row->kind == NODE_ROW)
            add_row(ctx, flow, &grid, &slots, box, row);
    return box;
}
