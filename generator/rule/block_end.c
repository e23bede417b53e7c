/* SPDX-License-Identifier: MIT */
/* Converts blocks of the raw tree to the shape that the source reader produces. */
#include <string.h>

#include "doc/inline_clean.h"
#include "doc/raw.h"
#include "rule/block.h"

/* True if the first `bytes` of n's text are all in STRONG. */
static bool is_label_bold(const struct node *n, size_t bytes)
{
    const struct node *first = n->first;

    if (first == NULL || first->kind != NODE_STRONG)
        return false;
    for (const struct node *c = first->first; c != NULL; c = c->next) {
        if (c->kind != NODE_TEXT || c->text.n >= bytes)
            return c->kind == NODE_TEXT;
        bytes -= c->text.n;
    }
    return bytes == 0;
}

/* Normalises bullets to one shape each; lists a heading's word that was in capitals. */
static void resolve_text(struct rule_run *run, const struct node *n, struct label *label,
                         struct str printed)
{
    struct str at;

    if (label->kind == LABEL_GACH)
        label->text = STR("-");
    if (label_is_bullet(label->kind) || str_starts(printed, label->text))
        return;
    at = rule_block_at(run, n, node_attr(n, RAW_AT));
    ledger_add(run->importing->ledger, LEDGER_CASE, at, str_sub(printed, 0, label->text.n),
               label->text);
}

/* Splits the label off the front of a block whose inlines are clean. */
static void take_label(struct rule_run *run, struct node *n, bool is_heading)
{
    struct arena *arena = &run->doc->arena;
    struct str text = node_plain_in(arena, n);
    struct label label;
    size_t skip =
        is_heading ? rule_block_label_scan(arena, text, &label) : label_scan(text, false, &label);
    size_t bytes;

    if (skip == 0 && !is_heading) /* "ĐIỀU 1." */
        skip = rule_block_label_scan(arena, text, &label);
    if (skip == 0 || (!is_heading && label_is_heading_only(label.kind)) ||
        !rule_block_label_settle(run->importing->last, &label))
        return;
    bytes = label.text.n;
    label.bold = !is_heading && is_label_bold(n, bytes);
    resolve_text(run, n, &label, text);
    n->label = label_copy(arena, &label);
    inline_clean_cut(arena, n, skip, text.n);
}

/* Removes bold from a heading, which its style adds; italic too if it has a heading style. */
static void unwrap_heading(struct node *n)
{
    bool has_style = node_has_attr(n, RAW_OUTLINE) && node_has_attr(n, RAW_STYLE);

    while (inline_clean_unwrap(n, NODE_STRONG) || (has_style && inline_clean_unwrap(n, NODE_EMPH)))
        continue;
}

/* A heading without a label keeps the level that its style has in Word. */
static void keep_level(struct rule_run *run, struct node *n, struct str outline)
{
    if (n->label == NULL && outline.n > 0 && !str_is(outline, "1"))
        node_set_attr(&run->doc->arena, n, "level", outline);
}

void rule_block_end(struct rule_run *run, struct node *n, bool is_heading, bool has_label)
{
    struct str outline = node_has_attr(n, RAW_STYLE) ? node_attr(n, RAW_OUTLINE) : STR_NONE;

    n->kind = is_heading ? NODE_HEADING : NODE_PARA;
    if (is_heading)
        unwrap_heading(n);
    if (has_label)
        take_label(run, n, is_heading);
    if (is_heading)
        unwrap_heading(n); /* again: only the label was outside */
    n->attrs = NULL;
    if (is_heading)
        keep_level(run, n, outline);
}

/* Tables ---------------------------------------------------------------------------------- */

static bool is_plain_cell(const struct node *cell)
{
    if (node_has_attr(cell, "span") || node_has_attr(cell, "rows"))
        return false;
    for (const struct node *c = cell->first; c != NULL; c = c->next)
        if (c->kind != NODE_PARA)
            return false;
    return true;
}

/* True if a pipe table can express it: no merged cells, only text in the cells. */
static bool is_plain(const struct node *table)
{
    for (const struct node *row = table->first; row != NULL; row = row->next)
        for (const struct node *cell = row->first; cell != NULL; cell = cell->next)
            if (row->kind != NODE_ROW || !is_plain_cell(cell))
                return false;
    return table->first != NULL;
}

/* Joins the paragraphs of a cell into one, separated by line breaks. */
static void join_cell(struct arena *arena, struct node *cell)
{
    if (cell->first == NULL)
        node_append(cell, node_new(arena, NODE_PARA, cell->pos));
    while (cell->first->next != NULL) {
        struct node *next = cell->first->next;

        node_unlink(next);
        inline_clean_join(arena, cell->first, next, true);
    }
}

static void end_cell(struct rule_run *run, struct node *cell, bool is_joined)
{
    for (struct node *c = cell->first; c != NULL; c = c->next) {
        if (c->kind == NODE_PARA)
            inline_clean(&run->doc->arena, c);
        if (c->kind == NODE_TABLE)
            rule_block_end_table(run, c);
        c->attrs = NULL;
    }
    if (is_joined)
        join_cell(&run->doc->arena, cell);
}

/* Alignment (left, center, right) of a column if all non-empty paragraphs below the header share
 * it; else auto. */
static const char *column_align(const struct node *table, unsigned column)
{
    static const char *const known[] = {"center", "right"};
    const char *align = NULL;

    for (const struct node *row = table->first->next; row != NULL; row = row->next) {
        const struct node *cell = row->first;
        const char *own = "auto";

        for (unsigned i = 0; cell != NULL && i < column; i++)
            cell = cell->next;
        if (cell == NULL || cell->first == NULL || cell->first->first == NULL)
            continue;
        for (size_t i = 0; i < ARRAY_LEN(known); i++)
            if (str_is(node_attr(cell->first, RAW_ALIGN), known[i]))
                own = known[i];
        if (align != NULL && strcmp(align, own) != 0)
            return "auto";
        align = own;
    }
    return align != NULL ? align : "auto";
}

/* "center auto right"; STR_NONE if all are auto. */
static struct str table_align(struct rule_run *run, const struct node *table)
{
    struct buf *b = rule_run_scratch(run);
    bool says = false;
    unsigned column = 0;

    for (const struct node *cell = table->first->first; cell != NULL; cell = cell->next) {
        const char *align = column_align(table, column++);

        says |= strcmp(align, "auto") != 0;
        if (b->n > 0)
            buf_char(b, ' ');
        buf_c(b, align);
    }
    return says ? arena_str(&run->doc->arena, buf_view(b)) : STR_NONE;
}

/* Removes bold from a header, which its style adds. */
static void unwrap_header(struct node *row)
{
    for (struct node *cell = row->first; cell != NULL; cell = cell->next)
        if (cell->first != NULL && cell->first->kind == NODE_PARA)
            (void)inline_clean_unwrap(cell->first, NODE_STRONG);
}

void rule_block_end_table(struct rule_run *run, struct node *table)
{
    struct arena *arena = &run->doc->arena;
    bool plain = is_plain(table);
    struct str align = node_attr(table, "align");

    if (plain && align.p == NULL)
        align = table_align(run, table);
    table->attrs = NULL;
    if (align.p != NULL)
        node_set_attr(arena, table, "align", align);
    for (struct node *row = table->first; row != NULL; row = row->next)
        for (struct node *cell = row->first; cell != NULL; cell = cell->next)
            end_cell(run, cell, plain);
    if (!plain)
        return;
    for (struct node *row = table->first; row != NULL; row = row->next)
        row->attrs = NULL;
    node_set_attr(arena, table->first, "header", STR("yes"));
    unwrap_header(table->first);
}
