/* SPDX-License-Identifier: MIT */
/* Validates whole nodes: fields, parts, table sizes. */
#include "doc/iter.h"
#include "doc/meta.h"
#include "read/directive.h"
#include "read/xml/private.h"

static void check_row(struct read_xml *x, const struct node *row)
{
    uint32_t columns = 0;

    for (const struct node *n = row->first; n != NULL; n = n->next) {
        uint32_t span = 1;

        if (node_has_attr(n, "span") && !str_uint(node_attr(n, "span"), UINT16_MAX, &span))
            span = 1;
        columns += columns <= LIMIT_TABLE_COLUMNS ? span : 0;
    }
    if (columns <= LIMIT_TABLE_COLUMNS)
        return;
    x->ok = false;
    diag_about(&x->doc->diag, row->pos, VB_TABLE_TOO_LARGE, diag_c("LIMIT_TABLE_COLUMNS"),
               diag_num(LIMIT_TABLE_COLUMNS));
}

static void check_table(struct read_xml *x, struct node *table)
{
    uint32_t cells = 0;

    for (struct iter it = iter_start(table); iter_next(&it);) {
        if (!it.enter || it.node->kind != NODE_CELL)
            continue;
        cells++;
        iter_skip(&it); /* tables in cells were counted on their own */
    }
    if (cells <= LIMIT_TABLE_CELLS)
        return;
    x->ok = false;
    diag_about(&x->doc->diag, table->pos, VB_TABLE_TOO_LARGE, diag_c("LIMIT_TABLE_CELLS"),
               diag_num(LIMIT_TABLE_CELLS), diag_num(cells));
}

static bool has_kind(const struct node *parent, enum node_kind kind)
{
    for (const struct node *n = parent->first; n != NULL; n = n->next)
        if (n->kind == kind)
            return true;
    return false;
}

/* Head and parts ------------------------------------------------------------------ */

static bool is_appendix(const struct node *head)
{
    return head->kind == NODE_HEAD && str_is(head->parent->name, "phu_luc");
}

/* A field of a head or signer must be known and occur once. */
static void check_field(struct read_xml *x, const struct node *n)
{
    enum meta_origin origin = n->parent->kind == NODE_HEAD ? META_SOURCE : META_SIGNER;
    const struct meta_field *field = meta_find(n->name, origin);
    uint64_t *seen = origin == META_SOURCE ? &x->seen : &x->seen_signer;
    uint64_t bit;
    size_t count;

    if (field == NULL && (n->name.n == 0 || (is_appendix(n->parent) && meta_is_appendix(n->name))))
        return;
    if (field == NULL) {
        diag_about(&x->doc->diag, n->pos, VB_HEAD_UNKNOWN_FIELD, diag_str(n->text),
                   diag_hint(meta_nearest(n->name, origin)));
        return;
    }
    bit = (uint64_t)1 << (size_t)(field - meta_fields(&count));
    if ((*seen & bit) != 0) {
        x->ok = false;
        diag_about(&x->doc->diag, n->pos, VB_HEAD_FIELD_TWICE, diag_str(n->text));
    }
    *seen |= bit;
}

static void check_date(struct read_xml *x, const struct node *n)
{
    struct str text = str_trim(node_plain_in(&x->doc->arena, n));
    struct date date;
    enum date_result result;

    if (has_kind(n, NODE_HOLE) || text.n == 0)
        return;
    result = date_parse(text, &date);
    if (result == DATE_OK)
        return;
    x->ok = false;
    diag_about(&x->doc->diag, n->pos,
               result == DATE_IMPOSSIBLE ? VB_HEAD_DATE_IMPOSSIBLE : VB_HEAD_DATE_UNREADABLE,
               diag_str(text));
}

/* A list may be written as one line; other shapes must match their content. Called when the field
 * is complete. */
static void check_shape(struct read_xml *x, struct node *n)
{
    const struct meta_field *field =
        meta_find(n->name, n->parent->kind == NODE_HEAD ? META_SOURCE : META_SIGNER);
    bool has_inlines = n->first != NULL && node_is(n->first, NODE_CLASS_INLINE);

    if (field == NULL || n->first == NULL)
        return;
    if (field->shape == META_LIST && has_inlines) {
        struct node *item = node_new(&x->doc->arena, NODE_ITEM, n->pos);

        node_move_children(item, n);
        node_append(n, item);
    } else if ((field->shape == META_GROUP && has_inlines) ||
               (field->shape != META_GROUP && field->shape != META_LIST &&
                field->shape != META_SEVERAL && !has_inlines)) {
        x->ok = false;
        diag_about(&x->doc->diag, n->first->pos, VB_XML_MISPLACED,
                   diag_element(node_element((enum node_kind)n->first->kind)), diag_str(n->text));
    } else if (field->shape == META_DATE) {
        check_date(x, n);
    }
}

/* The first part, and no other, is the main one. */
static void check_part(struct read_xml *x, const struct node *part)
{
    bool is_first = part->prev == NULL;

    if (is_first == str_is(part->name, "main"))
        return;
    x->ok = false;
    diag_about(&x->doc->diag, part->pos, VB_XML_BAD_VALUE,
               diag_str(arena_printf(&x->doc->arena, "<part kind=\"%.*s\">", STR_ARG(part->name))),
               diag_c(is_first ? "main" : "phu_luc|kem_theo"));
}

void read_xml_check_part(struct read_xml *x, struct node *part)
{
    if (meta_head(part) == NULL)
        node_prepend(part, node_new(&x->doc->arena, NODE_HEAD, part->pos));
    if (meta_body(part) == NULL)
        node_append(part, node_new(&x->doc->arena, NODE_BODY, part->pos));
}

void read_xml_check_open(struct read_xml *x, const struct node *n)
{
    if (n->kind == NODE_PART)
        check_part(x, n);
    else if (n->kind == NODE_HEAD)
        x->seen = 0;
    else if (n->kind == NODE_ITEM)
        x->seen_signer = 0;
    else if (n->kind == NODE_FIELD)
        check_field(x, n);
}

static void check_directive(struct read_xml *x, const struct node *n)
{
    if (read_directive_fits(n->name, n->text))
        return;
    x->ok = false;
    diag_about(&x->doc->diag, n->pos, VB_DIRECTIVE_ARGUMENT, diag_str(n->name), diag_str(n->text));
}

void read_xml_check_close(struct read_xml *x, struct node *n)
{
    if (n->kind == NODE_DIRECTIVE)
        check_directive(x, n);
    else if (n->kind == NODE_ROW)
        check_row(x, n);
    else if (n->kind == NODE_TABLE)
        check_table(x, n);
    else if (n->kind == NODE_PART)
        read_xml_check_part(x, n);
    else if (n->kind == NODE_FIELD)
        check_shape(x, n);
}
