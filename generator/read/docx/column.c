/* SPDX-License-Identifier: MIT */
/*
 * Two columns made with tabs or blanks, as heads and feet are often typed without a table: the
 * agencies next to Quốc hiệu, the recipients next to the signature. They become a table without
 * borders: one row, one cell per side.
 */
#include "doc/inline_clean.h"
#include "doc/ledger_count.h"
#include "read/docx/private.h"
#include "read/gutter.h"

/* Most paragraphs of one head or foot. */
#define PARAS_MAX 120u
/* Shortest gutter of blanks without a tab: fewer occur between words too. */
#define BLANKS "      "
/* Least indent of a paragraph in the right column, twips. */
#define RIGHT_MIN 2880

/* A paragraph with tabs or more blanks than separate words. */
struct read_docx_wide {
    struct read_docx_wide *next;
    struct node *node;
    bool is_led; /* they precede its words */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

void read_docx_column_note(struct read_docx *docx, struct node *node, struct str text)
{
    struct read_docx_wide *wide;

    if (str_find_char(text, '\t', 0) == SIZE_MAX &&
        (!str_has_pair(text, ' ') || str_find(text, STR(BLANKS), 0) == SIZE_MAX))
        return;
    wide = ARENA_NEW(docx->arena, struct read_docx_wide);
    wide->node = node;
    wide->is_led = text.n > 0 && is_blank(text.p[0]);
    *docx->wide.tail = wide;
    docx->wide.tail = &wide->next;
}

/* The columns being built. */
struct columns {
    struct arena *arena;
    const struct landmarks *landmarks;
    struct node *left, *right; /* cells */
    bool is_foot;
};

static struct node *add_node(struct arena *a, struct node *into, enum node_kind kind)
{
    struct node *node = node_new(a, kind, POS_NONE);

    node->generated = false; /* its text comes from the file */
    node_append(into, node);
    return node;
}

/* Inserts a table before the paragraph where the columns start. */
static struct columns open_columns(struct arena *a, struct node *first)
{
    struct node *table = node_new(a, NODE_TABLE, POS_NONE);
    struct node *row;
    struct columns c = {.arena = a};

    table->generated = false;
    node_set_attr(a, table, RAW_AT, node_attr(first, RAW_AT));
    node_set_attr(a, table, RAW_BORDERS, STR("no"));
    node_insert_before(first, table);
    row = add_node(a, table, NODE_ROW);
    c.left = add_node(a, row, NODE_CELL);
    c.right = add_node(a, row, NODE_CELL);
    return c;
}

/* Splits a paragraph's text at its gutter. */
static bool cut(struct str text, struct read_gutter *g)
{
    return read_gutter(text, 0, g) && g->to - g->from >= sizeof(BLANKS) - 1;
}

static void move(struct node *para, struct node *cell)
{
    node_unlink(para);
    node_append(cell, para);
}

/* Appends the text on either side of the gutter to its cell. */
static void put_both(struct columns *c, struct node *para, struct str text,
                     const struct read_gutter *g)
{
    struct node *left = node_clone(c->arena, para);

    inline_clean_cut(c->arena, left, 0, g->left.n);
    node_append(c->left, left);
    inline_clean_cut(c->arena, para, (size_t)(g->right.p - text.p), text.n);
    move(para, c->right);
}

static bool has_words(struct str text)
{
    return ledger_count(text) > 0;
}

static int32_t number_of(const struct node *para, const char *name)
{
    int32_t value = 0;

    (void)read_docx_name_number(node_attr(para, name), &value);
    return value;
}

/* The cell of a paragraph on one side only; NULL: it crosses both columns and ends them. */
static struct node *side_of(const struct columns *c, const struct node *para, struct str text,
                            bool is_led)
{
    if (!has_words(text))
        return c->left; /* a line drawn with characters */
    if (!c->is_foot)
        return is_led && (landmark_is(c->landmarks, LANDMARK_HEAD, text) ||
                          landmark_is(c->landmarks, LANDMARK_DATE, text))
                   ? c->right
               : landmark_is(c->landmarks, LANDMARK_SUMMARY, text) ? c->left
                                                                   : NULL;
    if (is_led || str_is(node_attr(para, RAW_ALIGN), "right") ||
        number_of(para, RAW_INDENT) + number_of(para, RAW_FIRST) >= RIGHT_MIN)
        return c->right;
    return str_starts(text, STR("-")) || str_starts(text, STR("+")) || str_starts(text, STR("–"))
               ? c->left
               : NULL;
}

/* Moves the paragraphs that continue the columns, starting with `wide`; returns the first wide one
 * after them. */
static struct read_docx_wide *take(struct read_docx *docx, struct read_docx_wide *wide,
                                   const struct read_gutter *g)
{
    struct arena *a = docx->arena;
    struct node *para = wide->node;
    struct columns c = open_columns(a, para);
    unsigned count = 0;

    c.landmarks = docx->package.doc->landmarks;
    c.is_foot = read_gutter_is_foot(c.landmarks, g);
    while (para != NULL && para->kind == NODE_PARA && count++ < PARAS_MAX) {
        struct node *next = para->next;
        struct str text = node_plain_in(a, para);
        bool is_wide = wide != NULL && wide->node == para;
        struct read_gutter own;
        struct node *cell;

        if (is_wide && cut(text, &own) && (c.is_foot || !read_gutter_is_foot(c.landmarks, &own))) {
            put_both(&c, para, text, &own);
        } else {
            cell = side_of(&c, para, text, is_wide && wide->is_led);
            if (cell == NULL)
                break;
            move(para, cell);
        }
        wide = is_wide ? wide->next : wide;
        para = next;
    }
    return wide;
}

void read_docx_column(struct read_docx *docx)
{
    struct read_docx_wide *wide = docx->wide.first;

    while (wide != NULL) {
        struct str text = node_plain_in(docx->arena, wide->node);
        struct read_gutter g;

        if (wide->node->parent == docx->body && cut(text, &g) &&
            read_gutter_is_placement(docx->package.doc->landmarks, &g))
            wide = take(docx, wide, &g);
        else
            wide = wide->next;
    }
}
