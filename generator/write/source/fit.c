/* SPDX-License-Identifier: MIT */
/* Decides what Markdown can express, and what needs the XML dialect. */
#include <string.h>

#include "base/limit.h"
#include "doc/raw.h"
#include "doc/walk.h"
#include "write/source/private.h"
#include "write/source/text.h"

/* Longest note id that the reader accepts. */
#define NOTE_ID_MAX 60u

/* NUL is in every set. */
static bool has_any(struct str s, const char *set)
{
    for (; str_find_char(s, *set, 0) == SIZE_MAX; set++)
        if (*set == '\0')
            return false;
    return true;
}

/* True if the expression's quotes do not hide its "}}". */
static bool fits_hole(struct str expr, bool is_cell)
{
    if (expr.n == 0 || has_any(expr, "\n") || str_find(expr, STR("}}"), 0) != SIZE_MAX ||
        str_ends(expr, STR("}")) || !str_eq(expr, str_trim(expr)))
        return false;
    return !is_cell || !has_any(expr, "|") || !has_any(expr, "\"'");
}

/* A target in <…> must not start like a tag. */
static bool fits_target(struct str href)
{
    return !has_any(href, "<>\n") &&
           (write_source_text_is_plain(href) || href.n == 0 || strchr("!?/", href.p[0]) == NULL);
}

static bool fits_link(const struct node *n)
{
    for (const struct node *up = n->parent; up != NULL && node_is(up, NODE_CLASS_INLINE);
         up = up->parent)
        if (up->kind == NODE_LINK)
            return false;
    return n->first != NULL;
}

static bool fits_inline(const struct node *n, bool is_cell)
{
    switch (n->kind) {
    case NODE_TEXT:
        return !has_any(n->text, "\n");
    case NODE_CODE:
        return n->text.n > 0 && !has_any(n->text, is_cell ? "\n|" : "\n") &&
               str_find(n->text, STR("{{"), 0) == SIZE_MAX;
    case NODE_LINK:
        return fits_link(n) && fits_target(n->text) && !has_any(n->name, "\n");
    case NODE_IMAGE:
        return fits_target(n->text) && !has_any(n->name, "\n");
    case NODE_NOTE_REF:
        return n->name.n > 0 && n->name.n < NOTE_ID_MAX &&
               !has_any(n->name, is_cell ? "[] \t\n|" : "[] \t\n");
    case NODE_HOLE:
        return fits_hole(n->text, is_cell);
    case NODE_CONTROL:
    case NODE_PAGE_NUMBER:
        return false;
    default:
        return true;
    }
}

bool write_source_fit_text(const struct node *n, bool is_cell)
{
    unsigned depth = 0;

    for (struct walk it = walk_start(n); walk_next(&it);) {
        if (it.node == n)
            continue;
        depth = it.enter ? depth + 1 : depth - 1;
        if (it.enter && (depth > LIMIT_INLINE_DEPTH || !fits_inline(it.node, is_cell)))
            return false;
        if (it.enter && it.node->kind == NODE_HOLE)
            walk_skip(&it); /* its value is not in the source */
    }
    return true;
}

/* True if the reader would find the same label. */
static bool fits_label(const struct node *n)
{
    const struct label *label = n->label;
    struct buf line = BUF_NEW;
    struct label read;
    struct label other;
    bool ok;

    if (label->automatic)
        return label->kind == LABEL_SO && n->first != NULL;
    buf_str(&line, label->text);
    buf_c(&line, " x");
    ok = label_scan(buf_view(&line), n->kind == NODE_HEADING, &read) > 0 &&
         str_eq(read.text, label->text) &&
         (read.kind == label->kind || (label_other(&read, &other) && other.kind == label->kind)) &&
         (n->first != NULL || label->kind == LABEL_DIEU || label_is_heading_only(label->kind) ||
          label->bold);
    buf_done(&line);
    return ok && !(label->kind == LABEL_PHU_LUC && n->parent->kind == NODE_BODY);
}

/* Attributes of the raw tree (doc/raw.h) are not part of a source. */
static bool has_attrs(const struct node *n)
{
    uint32_t level;

    if (n->kind == NODE_HEADING && n->label == NULL && n->attrs != NULL && n->attrs->next == NULL &&
        str_uint(node_attr(n, "level"), WRITE_SOURCE_LEVELS, &level))
        return level < 2; /* as many marks */
    return n->attrs != NULL && !node_has_attr(n, RAW_AT);
}

static bool fits_words(const struct node *n)
{
    if (has_attrs(n) || (n->label == NULL && n->first == NULL))
        return false;
    return (n->label == NULL || fits_label(n)) && write_source_fit_text(n, false);
}

/* The reader removes emphasis around a whole heading. */
static bool is_all_bold(const struct node *n)
{
    const struct node *next = n->first;

    if (next == NULL || next->kind != NODE_STRONG)
        return false;
    do
        next = next->next;
    while (next != NULL && next->kind == NODE_NOTE_REF);
    return next == NULL;
}

/* Tables ---------------------------------------------------------------------------- */

static bool fits_cell(const struct node *cell)
{
    const struct node *para = cell->first;

    return cell->attrs == NULL && para != NULL && para == cell->last && para->kind == NODE_PARA &&
           para->attrs == NULL && para->label == NULL && write_source_fit_text(para, true);
}

static size_t count_children(const struct node *n)
{
    size_t count = 0;

    for (const struct node *c = n->first; c != NULL; c = c->next)
        count++;
    return count;
}

static size_t count_words(struct str s)
{
    size_t count = s.n > 0;

    for (size_t i = 0; i < s.n; i++)
        count += s.p[i] == ' ';
    return count;
}

/* True for a row of `columns` plain cells. */
static bool fits_row(const struct node *row, size_t columns, bool is_header)
{
    if (count_children(row) != columns || node_has_attr(row, "header") != is_header ||
        (row->attrs != NULL &&
         (!is_header || row->attrs->next != NULL || !str_is(row->attrs->value, "yes"))))
        return false;
    for (const struct node *cell = row->first; cell != NULL; cell = cell->next)
        if (!fits_cell(cell))
            return false;
    return true;
}

static bool fits_table(const struct node *table)
{
    const struct node *header = table->first;
    size_t columns;

    if (header == NULL || header->kind != NODE_ROW || header->first == NULL)
        return false;
    columns = count_children(header);
    for (const struct attr *at = table->attrs; at != NULL; at = at->next)
        if (!str_is(at->name, "align") || count_words(at->value) > columns)
            return false;
    if (!fits_row(header, columns, true) || columns > LIMIT_TABLE_COLUMNS)
        return false;
    for (struct walk it = walk_start(table); walk_next(&it);) {
        if (!it.enter || it.node->kind != NODE_ROW)
            continue;
        walk_skip(&it);
        if (it.node != header && !fits_row(it.node, columns, false))
            return false;
    }
    return true;
}

/* Blocks ---------------------------------------------------------------------------- */

/* A quotation or note inside another block cannot contain notes. */
static bool holds_note(const struct node *n)
{
    for (struct walk it = walk_start(n); walk_next(&it);)
        if (it.enter && it.node != n && it.node->kind == NODE_NOTE)
            return true;
    return false;
}

static unsigned quote_depth(const struct node *n)
{
    unsigned depth = 0;

    for (; n != NULL; n = n->parent)
        depth += n->kind == NODE_QUOTE;
    return depth;
}

/* Every branch but the last must have a condition. */
static bool fits_control(const struct node *n)
{
    if (n->kind == NODE_FOR)
        return n->name.n > 0 && n->text.n > 0;
    for (const struct node *branch = n->first; branch != NULL; branch = branch->next)
        if (branch->text.n == 0 && (branch->prev == NULL || branch->next != NULL))
            return false;
    return n->first != NULL;
}

bool write_source_fit(const struct node *n)
{
    switch (n->kind) {
    case NODE_HEADING:
        return fits_words(n) && !is_all_bold(n);
    case NODE_PARA:
        return fits_words(n);
    case NODE_TABLE:
        return fits_table(n);
    case NODE_QUOTE:
        return n->attrs == NULL && !holds_note(n) && quote_depth(n) <= LIMIT_QUOTE_DEPTH;
    case NODE_NOTE:
        return n->attrs == NULL && !holds_note(n) && !has_any(n->name, "[] \t\n") && n->name.n > 0;
    case NODE_VERBATIM:
        return n->attrs == NULL && !has_any(n->name, "\n") && !str_is(n->name, "vanban") &&
               str_eq(n->name, str_trim(n->name));
    case NODE_DIRECTIVE:
        return str_find(n->text, STR("-->"), 0) == SIZE_MAX;
    case NODE_COMMENT:
        return str_find(n->text, STR("-->"), 0) == SIZE_MAX && !str_starts(n->text, STR("vb:"));
    case NODE_IF:
    case NODE_FOR:
        return fits_control(n);
    case NODE_RULE:
        return false;
    default:
        return true;
    }
}
