/* SPDX-License-Identifier: MIT */
/*
 * Tables. Columns are those of Word's grid: a cell starts where the previous one ends; a cell that
 * continues the row above (w:vMerge) is merged with it if both start in the same column and have
 * the same width. Short rows are padded.
 */
#include "diag/say.h"
#include "read/docx/private.h"

/* Space for the list of widths: 7 digits and a blank per column. */
#define GRID_BYTES ((size_t)8 * LIMIT_TABLE_COLUMNS)
#define ROWS_MAX 999 /* most rows of a cell: node_attrs.def, COUNT */

struct cell {
    struct node *node;
    uint16_t column, span; /* in grid columns, from 0 */
    uint32_t rows;
};

struct read_docx_table {
    struct read_docx_table *outer; /* the table that (invalidly) contains it outside any cell */
    struct node *node;
    struct cell above[LIMIT_TABLE_COLUMNS]; /* by first column */
    bool begins[LIMIT_TABLE_COLUMNS];       /* a cell of some row starts in the column */
    uint32_t columns;                       /* of the widest row */
    uint32_t cells;
    struct str grid;
    struct {
        struct node *node;            /* current row; NULL: none */
        uint32_t column;              /* after its last cell */
        bool is_deleted, is_inserted; /* tracked as a whole: counted in the walk while open */
    } row;
    struct cell at; /* current cell */
    struct {        /* its properties */
        bool restarts, merges, merges_left;
        int8_t borders; /* 1 visible, 0 none, -1 unspecified */
    } cell;
    struct {
        int8_t told;  /* of the table, same values */
        bool has_own; /* direct borders override the style's */
        bool any;     /* some cell has borders */
    } borders;
};

/* True if the innermost frame is a cell's; its table is in the outer frame. */
static bool in_cell(const struct read_docx_walk *w)
{
    return w->frame->table == NULL && w->frame->kind == READ_DOCX_FRAME_CELL;
}

bool read_docx_table_begin(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx_table *table = ARENA_NEW(w->docx->arena, struct read_docx_table);

    (void)element;
    read_docx_para_settle(w);
    if (w->frame->into == NULL)
        w->frame->into = w->docx->body;
    table->outer = w->frame->table;
    table->node = read_docx_story_node(w, NODE_TABLE);
    table->borders.told = -1;
    table->node->pos = read_docx_story_pos(w);
    table->node->pos.len = 0;
    node_set_attr(w->docx->arena, table->node, RAW_AT, read_docx_story_at(w));
    if (w->story.from.n > 0)
        node_set_attr(w->docx->arena, table->node, RAW_FROM, w->story.from);
    else if (w->frame->kind == READ_DOCX_FRAME_BOX && table->outer == NULL)
        node_set_attr(w->docx->arena, table->node, RAW_FROM, STR("textbox"));
    w->frame->table = table;
    return true;
}

/* Pads rows of a table shorter than the widest with an empty cell. */
static void fill(struct read_docx_walk *w, struct read_docx_table *table)
{
    uint32_t width[LIMIT_TABLE_COLUMNS + 1] = {0}; /* rows still occupied from above */

    for (struct node *row = table->node->first; row != NULL; row = row->next) {
        struct node *cell = row->first;

        for (uint32_t c = 0; c < table->columns;) {
            uint32_t span = 1;
            uint32_t rows = 1;

            if (width[c] > 0) {
                width[c++]--;
                continue;
            }
            if (cell == NULL) { /* the rest of the row is free up to the next cell from above */
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

/* Removes grid columns in which no cell starts, as Word leaves behind when a border is moved, by
 * merging them into the previous column. All rows are already padded. */
static void drop_columns(struct read_docx_walk *w, const struct read_docx_table *table)
{
    uint32_t taken[LIMIT_TABLE_COLUMNS + 1] = {0}; /* rows still occupied from above */

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

bool read_docx_table_end(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx_table *table = w->frame->table;
    struct arena *a = w->docx->arena;

    if (table == NULL)
        return true;
    (void)read_docx_table_row_end(w, element);
    w->frame->table = table->outer;
    if (table->node->first != NULL) {
        node_set_attr(a, table->node, RAW_BORDERS, table->borders.any ? STR("yes") : STR("no"));
        fill(w, table);
        if (has_idle_column(table))
            drop_columns(w, table); /* the widths no longer apply */
        else if (table->grid.n > 0)
            node_set_attr(a, table->node, RAW_LAYOUT, table->grid);
        node_append(w->frame->into, table->node);
    }
    read_docx_para_notes(w);
    return true;
}

/* Rows ------------------------------------------------------------------------------------- */

bool read_docx_table_row(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx_table *table = w->frame->table;

    (void)element;
    if (table == NULL || table->row.node != NULL)
        return true;
    table->row.node = read_docx_story_node(w, NODE_ROW);
    table->row.column = 0;
    table->row.is_deleted = table->row.is_inserted = false;
    return true;
}

/* True if all cells of a row are empty. */
static bool is_empty(const struct node *row)
{
    for (const struct node *cell = row->first; cell != NULL; cell = cell->next)
        if (cell->first != NULL)
            return false;
    return true;
}

bool read_docx_table_row_end(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx_table *table = w->frame->table;
    struct node *row = table != NULL ? table->row.node : NULL;

    (void)element;
    if (row == NULL)
        return true;
    table->row.node = NULL;
    w->open.deleted_rows -= table->row.is_deleted;
    w->open.inserted_rows -= table->row.is_inserted;
    if ((w->docx->changes == READ_DOCX_REJECT ? table->row.is_inserted : table->row.is_deleted) &&
        is_empty(row))
        return true;
    if (row->first == NULL && table->row.column == 0)
        return true;
    node_append(table->node, row);
    if (table->row.column > table->columns)
        table->columns = table->row.column;
    return true;
}

/* Cells ------------------------------------------------------------------------------------ */

static bool too_large(struct read_docx_walk *w)
{
    diag_about(&w->docx->package.doc->diag, read_docx_story_pos(w), VB_TABLE_TOO_LARGE,
               diag_c("LIMIT_TABLE_CELLS"));
    return false;
}

bool read_docx_table_cell(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx_table *table = w->frame->table;

    if (table == NULL || table->row.node == NULL)
        return true;
    if (++table->cells > LIMIT_TABLE_CELLS || table->row.column >= LIMIT_TABLE_COLUMNS)
        return too_large(w);
    table->at = (struct cell){.node = read_docx_story_node(w, NODE_CELL),
                              .column = (uint16_t)table->row.column,
                              .span = 1,
                              .rows = 1};
    table->begins[table->row.column] = true;
    table->cell.restarts = table->cell.merges = table->cell.merges_left = false;
    table->cell.borders = -1;
    read_docx_story_push(w, READ_DOCX_FRAME_CELL, element->depth, table->at.node);
    return true;
}

/* The cell above that the current one continues; NULL: it is separate. */
static struct cell *continued(struct read_docx_table *table)
{
    struct cell *above = &table->above[table->at.column];

    if (!table->cell.merges || table->cell.restarts || above->node == NULL ||
        above->span != table->at.span || above->rows >= ROWS_MAX)
        return NULL;
    return above;
}

static void forget(struct read_docx_table *table, uint32_t from, uint32_t to)
{
    for (uint32_t c = 0; c < to && c < LIMIT_TABLE_COLUMNS; c++)
        if (table->above[c].node != NULL && table->above[c].column + table->above[c].span > from)
            table->above[c].node = NULL;
}

/* Appends the current cell, whose frame is closed, to its row. */
static bool finish_cell(struct read_docx_walk *w)
{
    struct read_docx_table *table = w->frame->table;
    struct cell *above;
    uint32_t end = table->at.column + table->at.span;
    uint32_t span = 1;

    if (end > LIMIT_TABLE_COLUMNS)
        return too_large(w);
    table->borders.any = table->borders.any || table->cell.borders == 1 ||
                         (table->cell.borders < 0 && table->borders.told == 1);
    table->row.column = end;
    above = continued(table);
    if (above != NULL) {
        set_count(w, above->node, "rows", ++above->rows);
        if (table->at.node->first != NULL) /* Word does not display it, but it is text */
            node_move_children(above->node, table->at.node);
        return true;
    }
    forget(table, table->at.column, end);
    if (table->cell.merges_left && table->row.node->last != NULL) {
        (void)str_uint(node_attr(table->row.node->last, "span"), LIMIT_TABLE_COLUMNS, &span);
        set_count(w, table->row.node->last, "span", span + table->at.span);
        if (table->at.node->first != NULL)
            node_move_children(table->row.node->last, table->at.node);
        return true;
    }
    set_count(w, table->at.node, "span", table->at.span);
    node_append(table->row.node, table->at.node);
    if (table->cell.restarts)
        table->above[table->at.column] = table->at;
    return true;
}

bool read_docx_table_cell_end(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    if (!read_docx_story_is_in(w, READ_DOCX_FRAME_CELL, element->depth))
        return true;
    read_docx_para_settle(w);
    read_docx_story_pop(w);
    return finish_cell(w);
}

void read_docx_table_abandon(struct read_docx_walk *walk)
{
    while (walk->frame->table != NULL)
        (void)read_docx_table_end(walk, NULL);
    if (walk->frame->kind == READ_DOCX_FRAME_CELL) {
        read_docx_story_pop(walk);
        (void)finish_cell(walk); /* failure was reported */
    }
}

/* Properties ------------------------------------------------------------------------------- */

/* Grid columns that a row skips at its start become an empty cell. */
static void skip_columns(struct read_docx_walk *w, struct read_docx_table *table, int32_t count)
{
    struct node *cell;

    if (table->row.node == NULL || table->row.node->first != NULL || count < 1 ||
        table->row.column != 0 || count >= (int32_t)LIMIT_TABLE_COLUMNS)
        return;
    cell = read_docx_story_node(w, NODE_CELL);
    set_count(w, cell, "span", (uint32_t)count);
    node_append(table->row.node, cell);
    forget(table, 0, (uint32_t)count);
    table->begins[0] = true;
    table->row.column = (uint32_t)count;
}

static void note_style(struct read_docx_walk *w, struct read_docx_table *table, struct str id)
{
    const struct read_docx_style *style = read_docx_style_get(
        &w->docx->styles, arena_str(w->docx->arena, id).p, READ_DOCX_STYLE_TABLE);

    if (style != NULL && !table->borders.has_own)
        table->borders.told = style->borders;
}

static void note_lines(struct read_docx_table *table, bool draws)
{
    if (!table->borders.has_own || draws)
        table->borders.told = draws;
    table->borders.has_own = true;
}

static void note_merge(struct read_docx_table *table, struct str value)
{
    table->cell.merges = true;
    table->cell.restarts = str_is(value, "restart");
}

static void note_grid(struct arena *a, struct read_docx_table *table,
                      const struct wrap_xml_element *element)
{
    int32_t width;

    if (table->row.node != NULL ||
        !read_docx_name_number(read_docx_name_attr(element, "w"), &width) ||
        table->grid.n > GRID_BYTES)
        return;
    table->grid =
        arena_printf(a, "%.*s%s%d", STR_ARG(table->grid), table->grid.n > 0 ? " " : "", (int)width);
}

/* The row is deleted or inserted as a whole; its runs need no mark of their own. */
static void note_change(struct read_docx_walk *w, struct read_docx_table *table, bool is_deleted)
{
    if (is_deleted && !table->row.is_deleted && w->docx->changes == READ_DOCX_ALL) {
        read_docx_para_question(w, read_docx_story_outside(w), STR(SAY_DELETED_ROW));
        ledger_add(w->docx->ledger, LEDGER_DELETED, read_docx_story_at(w), STR_NONE,
                   STR(SAY_DELETED_ROW));
    }
    w->open.deleted_rows += is_deleted && !table->row.is_deleted;
    w->open.inserted_rows += !is_deleted && !table->row.is_inserted;
    table->row.is_deleted = table->row.is_deleted || is_deleted;
    table->row.is_inserted = table->row.is_inserted || !is_deleted;
}

/* Records a property of the current cell. */
static void note_cell(struct read_docx_table *table, enum read_docx_name name,
                      const struct wrap_xml_element *element, int32_t value)
{
    if (name == READ_DOCX_E_TC_BORDERS)
        table->cell.borders = table->cell.borders == 1 ? 1 : read_docx_style_draws(element);
    else if (name == READ_DOCX_E_GRID_SPAN && value > 1)
        table->at.span = (uint16_t)(value < 1000 ? value : 1000);
    else if (name == READ_DOCX_E_V_MERGE)
        note_merge(table, read_docx_name_val(element));
    else if (name == READ_DOCX_E_H_MERGE)
        table->cell.merges_left = !str_is(read_docx_name_val(element), "restart");
}

void read_docx_table_prop(struct read_docx_walk *walk, enum read_docx_name name,
                          const struct wrap_xml_element *element)
{
    struct read_docx_table *table = walk->frame->table;
    int32_t value = 0;

    (void)read_docx_name_number(read_docx_name_val(element), &value);
    if (in_cell(walk))
        note_cell(walk->frame->outer->table, name, element, value);
    if (table == NULL)
        return;
    if (name == READ_DOCX_E_GRID_COL)
        note_grid(walk->docx->arena, table, element);
    else if (name == READ_DOCX_E_TBL_STYLE && table->row.node == NULL)
        note_style(walk, table, read_docx_name_val(element));
    else if (name == READ_DOCX_E_TBL_BORDERS && table->row.node == NULL)
        note_lines(table, read_docx_style_draws(element));
    else if (name == READ_DOCX_E_GRID_BEFORE)
        skip_columns(walk, table, value);
    else if (name == READ_DOCX_E_TBL_HEADER && table->row.node != NULL &&
             read_docx_name_on(element))
        node_set_attr(walk->docx->arena, table->row.node, "header", STR("yes"));
    else if ((name == READ_DOCX_E_DEL || name == READ_DOCX_E_INS) && table->row.node != NULL)
        note_change(walk, table, name == READ_DOCX_E_DEL);
}
