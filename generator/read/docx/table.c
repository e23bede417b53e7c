/* SPDX-License-Identifier: MIT */
/*
 * Tables. Columns are those of Word's grid: a cell begins where the one before ended, and
 * a cell that goes on from the row above (w:vMerge) is one with it when both begin in the
 * same column and are equally wide. Rows that end early are filled up.
 */
#include "read/docx/private.h"

/* Of the list of widths: 7 digits and a blank for a column. */
#define GRID_BYTES ((size_t)8 * LIMIT_TABLE_COLUMNS)
#define ROWS_MAX 999 /* that a cell can go over: node_attrs.def, COUNT */

struct cell {
    struct node *node;
    uint16_t column, span; /* of the grid; column from 0 */
    uint32_t rows;
};

struct read_docx_table {
    struct read_docx_table *outer;
    struct node *node, *row, *into;         /* into: where the table goes */
    struct node *row_into;                  /* into which blocks went before the cell */
    struct cell above[LIMIT_TABLE_COLUMNS]; /* cells by their first column */
    uint32_t column;                        /* of the row under way */
    uint32_t columns;                       /* of the widest row */
    uint32_t cells;
    bool begins[LIMIT_TABLE_COLUMNS];   /* a cell of some row begins in the column */
    struct cell at;                     /* the cell under way */
    bool is_open;                       /* it is */
    bool restarts, merges, merges_left; /* what its properties say */
    bool is_deleted;                    /* the row is */
    int8_t borders, cell_borders;       /* 1 visible, 0 none, -1 not told; of table and cell */
    bool has_own; /* the table has borders of its own: the style's do not count */
    bool has_lines;
    struct str grid;
};

void read_docx_table_begin(struct read_docx_walk *walk)
{
    struct read_docx_table *table = ARENA_NEW(walk->docx->arena, struct read_docx_table);

    read_docx_para_settle(walk);
    if (walk->into == NULL)
        walk->into = walk->docx->body;
    table->outer = walk->table;
    table->node = read_docx_story_node(walk, NODE_TABLE);
    table->into = walk->into;
    table->borders = -1;
    table->cell_borders = -1;
    node_set_attr(walk->docx->arena, table->node, RAW_AT, read_docx_story_at(walk));
    if (walk->from.n > 0)
        node_set_attr(walk->docx->arena, table->node, RAW_FROM, walk->from);
    else if (walk->frame != NULL && table->outer == NULL)
        node_set_attr(walk->docx->arena, table->node, RAW_FROM, STR("textbox"));
    walk->table = table;
}

/* Rows of one table that are not as wide as the widest get an empty cell at their end. */
static void fill(struct read_docx_walk *w, struct read_docx_table *table)
{
    uint32_t width[LIMIT_TABLE_COLUMNS + 1] = {0}; /* rows that cells from above still take */

    for (struct node *row = table->node->first; row != NULL; row = row->next) {
        struct node *cell = row->first;

        for (uint32_t c = 0; c < table->columns;) {
            uint32_t span = 1;
            uint32_t rows = 1;

            if (width[c] > 0) {
                width[c++]--;
                continue;
            }
            if (cell == NULL) { /* the rest of the row is free from here to the next one above */
                uint32_t n = 0;

                cell = read_docx_story_node(w, NODE_CELL);
                table->begins[c] = true;
                while (c + n < table->columns && width[c + n] == 0)
                    n++;
                if (n > 1)
                    node_set_attr(w->docx->arena, cell, "span",
                                  arena_printf(w->docx->arena, "%u", (unsigned)n));
                node_append(row, cell);
            }
            (void)str_uint(node_attr(cell, "span"), LIMIT_TABLE_COLUMNS, &span);
            (void)str_uint(node_attr(cell, "rows"), ROWS_MAX, &rows);
            for (uint32_t i = 0; i < span && c < table->columns; i++)
                width[c++] = rows - 1;
            cell = cell->next;
        }
    }
}

static void set_count(struct read_docx_walk *w, struct node *cell, const char *name, uint32_t count)
{
    if (count > 1)
        node_set_attr(w->docx->arena, cell, name,
                      arena_printf(w->docx->arena, "%u", (unsigned)count));
}

/* Columns of the grid in which no cell of any row begins, as Word leaves them where a line
 * was moved: they are one with the column before. Rows are filled up. */
static void drop_columns(struct read_docx_walk *w, const struct read_docx_table *table)
{
    uint32_t taken[LIMIT_TABLE_COLUMNS + 1] = {0}; /* rows that cells from above still take */

    for (struct node *row = table->node->first; row != NULL; row = row->next) {
        uint32_t c = 0;

        for (struct node *cell = row->first; cell != NULL; cell = cell->next) {
            uint32_t span = 1;
            uint32_t rows = 1;
            uint32_t begun = 0;

            while (c < table->columns && taken[c] > 0)
                taken[c++]--;
            (void)str_uint(node_attr(cell, "span"), LIMIT_TABLE_COLUMNS, &span);
            (void)str_uint(node_attr(cell, "rows"), ROWS_MAX, &rows);
            for (uint32_t i = 0; i < span && c < table->columns; i++) {
                begun += table->begins[c];
                taken[c++] = rows - 1;
            }
            node_drop_attr(cell, "span");
            set_count(w, cell, "span", begun);
        }
        for (; c < table->columns; c++)
            taken[c] -= taken[c] > 0;
    }
}

static bool has_idle_column(const struct read_docx_table *table)
{
    for (uint32_t c = 0; c < table->columns; c++)
        if (!table->begins[c])
            return true;
    return false;
}

void read_docx_table_end(struct read_docx_walk *walk)
{
    struct read_docx_table *table = walk->table;
    struct arena *a = walk->docx->arena;

    if (table == NULL)
        return;
    if (table->is_open)
        (void)read_docx_table_cell_end(walk);
    read_docx_table_row_end(walk);
    walk->table = table->outer;
    walk->into = table->into;
    if (table->node->first != NULL) {
        node_set_attr(a, table->node, RAW_BORDERS, table->has_lines ? STR("yes") : STR("no"));
        fill(walk, table);
        if (has_idle_column(table))
            drop_columns(walk, table); /* the widths are not known any more */
        else if (table->grid.n > 0)
            node_set_attr(a, table->node, RAW_LAYOUT, table->grid);
        node_append(table->into, table->node);
    }
    read_docx_para_notes(walk);
}

struct node *read_docx_table_outside(const struct read_docx_table *table)
{
    if (table == NULL)
        return NULL;
    while (table->outer != NULL)
        table = table->outer;
    return table->into;
}

/* Rows ------------------------------------------------------------------------------------- */

void read_docx_table_row(struct read_docx_walk *walk)
{
    struct read_docx_table *table = walk->table;

    if (table == NULL || table->row != NULL)
        return;
    table->row = read_docx_story_node(walk, NODE_ROW);
    table->column = 0;
    table->is_deleted = false;
}

/* True when a row has nothing in it. */
static bool is_empty(const struct node *row)
{
    for (const struct node *cell = row->first; cell != NULL; cell = cell->next)
        if (cell->first != NULL)
            return false;
    return true;
}

void read_docx_table_row_end(struct read_docx_walk *walk)
{
    struct read_docx_table *table = walk->table;
    struct node *row = table != NULL ? table->row : NULL;

    if (row == NULL || table->is_open)
        return;
    table->row = NULL;
    if (table->is_deleted && is_empty(row))
        return;
    if (row->first == NULL && table->column == 0)
        return;
    node_append(table->node, row);
    if (table->column > table->columns)
        table->columns = table->column;
}

/* Cells ------------------------------------------------------------------------------------ */

static bool too_large(struct read_docx_walk *w)
{
    diag_at(&w->docx->package.doc->diag, w->docx->package.place, VB_TABLE_TOO_LARGE,
            "%.*s (LIMIT_TABLE_COLUMNS %u, LIMIT_TABLE_CELLS %u)", STR_ARG(read_docx_story_at(w)),
            (unsigned)LIMIT_TABLE_COLUMNS, LIMIT_TABLE_CELLS);
    return false;
}

bool read_docx_table_cell(struct read_docx_walk *walk)
{
    struct read_docx_table *table = walk->table;

    if (table == NULL || table->row == NULL || table->is_open)
        return true;
    if (++table->cells > LIMIT_TABLE_CELLS || table->column >= LIMIT_TABLE_COLUMNS)
        return too_large(walk);
    table->at = (struct cell){.node = read_docx_story_node(walk, NODE_CELL),
                              .column = (uint16_t)table->column,
                              .span = 1,
                              .rows = 1};
    table->begins[table->column] = true;
    table->is_open = true;
    table->restarts = table->merges = table->merges_left = false;
    table->cell_borders = -1;
    table->row_into = walk->into;
    walk->into = table->at.node;
    return true;
}

/* The cell above that the one under way goes on with; NULL: it is one of its own. */
static struct cell *continued(struct read_docx_table *table)
{
    struct cell *above = &table->above[table->at.column];

    if (!table->merges || table->restarts || above->node == NULL || above->span != table->at.span ||
        above->rows >= ROWS_MAX)
        return NULL;
    return above;
}

static void forget(struct read_docx_table *table, uint32_t from, uint32_t to)
{
    for (uint32_t c = 0; c < to && c < LIMIT_TABLE_COLUMNS; c++)
        if (table->above[c].node != NULL && table->above[c].column + table->above[c].span > from)
            table->above[c].node = NULL;
}

bool read_docx_table_cell_end(struct read_docx_walk *walk)
{
    struct read_docx_table *table = walk->table;
    struct cell *above;
    uint32_t end;

    if (table == NULL || !table->is_open)
        return true;
    read_docx_para_settle(walk);
    walk->into = table->row_into;
    table->is_open = false;
    end = table->at.column + table->at.span;
    if (end > LIMIT_TABLE_COLUMNS)
        return too_large(walk);
    table->has_lines = table->has_lines || table->cell_borders == 1 ||
                       (table->cell_borders < 0 && table->borders == 1);
    table->column = end;
    above = continued(table);
    if (above != NULL) {
        set_count(walk, above->node, "rows", ++above->rows);
        if (table->at.node->first != NULL) /* Word shows it nowhere, but it is text */
            node_move_children(above->node, table->at.node);
        return true;
    }
    forget(table, table->at.column, end);
    if (table->merges_left && table->row->last != NULL) {
        uint32_t span = 1;

        (void)str_uint(node_attr(table->row->last, "span"), LIMIT_TABLE_COLUMNS, &span);
        set_count(walk, table->row->last, "span", span + table->at.span);
        if (table->at.node->first != NULL)
            node_move_children(table->row->last, table->at.node);
        return true;
    }
    set_count(walk, table->at.node, "span", table->at.span);
    node_append(table->row, table->at.node);
    if (table->restarts)
        table->above[table->at.column] = table->at;
    return true;
}

/* Properties ------------------------------------------------------------------------------- */

/* Columns that a row leaves free at its start: an empty cell. */
static void skip_columns(struct read_docx_walk *w, struct read_docx_table *table, int32_t count)
{
    struct node *cell;

    if (table->row == NULL || table->row->first != NULL || count < 1 || table->is_open ||
        table->column != 0 || count >= (int32_t)LIMIT_TABLE_COLUMNS)
        return;
    cell = read_docx_story_node(w, NODE_CELL);
    set_count(w, cell, "span", (uint32_t)count);
    node_append(table->row, cell);
    forget(table, 0, (uint32_t)count);
    table->begins[0] = true;
    table->column = (uint32_t)count;
}

static void note_style(struct read_docx_walk *w, struct read_docx_table *table, struct str id)
{
    const struct read_docx_style *style = read_docx_style_get(
        &w->docx->styles, arena_str(w->docx->arena, id).p, READ_DOCX_STYLE_TABLE);

    if (style != NULL && !table->has_own)
        table->borders = style->borders;
}

static void note_lines(struct read_docx_table *table, bool draws)
{
    if (!table->has_own || draws)
        table->borders = draws;
    table->has_own = true;
}

static void note_merge(struct read_docx_table *table, struct str value)
{
    table->merges = true;
    table->restarts = str_is(value, "restart");
}

static void note_grid(struct arena *a, struct read_docx_table *table,
                      const struct wrap_xml_element *element)
{
    int32_t width;

    if (table->row != NULL || !read_docx_name_number(read_docx_name_attr(element, "w"), &width) ||
        table->grid.n > GRID_BYTES)
        return;
    table->grid =
        arena_printf(a, "%.*s%s%d", STR_ARG(table->grid), table->grid.n > 0 ? " " : "", (int)width);
}

void read_docx_table_prop(struct read_docx_walk *walk, enum read_docx_name name,
                          const struct wrap_xml_element *element)
{
    struct read_docx_table *table = walk->table;
    int32_t value = 0;

    if (table == NULL)
        return;
    (void)read_docx_name_number(read_docx_name_val(element), &value);
    if (name == READ_DOCX_E_GRID_COL)
        note_grid(walk->docx->arena, table, element);
    else if (name == READ_DOCX_E_TBL_STYLE && table->row == NULL)
        note_style(walk, table, read_docx_name_val(element));
    else if (name == READ_DOCX_E_TBL_BORDERS && table->row == NULL)
        note_lines(table, read_docx_style_draws(element));
    else if (name == READ_DOCX_E_TC_BORDERS && table->is_open)
        table->cell_borders = table->cell_borders == 1 ? 1 : read_docx_style_draws(element);
    else if (name == READ_DOCX_E_GRID_BEFORE)
        skip_columns(walk, table, value);
    else if (name == READ_DOCX_E_TBL_HEADER && table->row != NULL && read_docx_name_on(element))
        node_set_attr(walk->docx->arena, table->row, "header", STR("yes"));
    else if (name == READ_DOCX_E_GRID_SPAN && table->is_open && value > 1)
        table->at.span = (uint16_t)(value < 1000 ? value : 1000);
    else if (name == READ_DOCX_E_V_MERGE && table->is_open)
        note_merge(table, read_docx_name_val(element));
    else if (name == READ_DOCX_E_H_MERGE && table->is_open)
        table->merges_left = !str_is(read_docx_name_val(element), "restart");
    else if (name == READ_DOCX_E_DEL && table->row != NULL)
        table->is_deleted = true;
}
