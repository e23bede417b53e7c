/* SPDX-License-Identifier: MIT */
/* Where elements are allowed, and how deep. */
#include "base/near.h"
#include "doc/meta.h"
#include "read/xml/private.h"

/* Longer names get no suggestion. */
#define NAME_MAX_BYTES 40u

static bool is_inline_kind(enum node_kind kind)
{
    struct node probe = {.kind = (uint8_t)kind};

    return node_is(&probe, NODE_CLASS_INLINE);
}

/* The element name nearest to an unknown one (at most 2 edits, or a third of its length), else one
 * of which either is a prefix of the other: paragraph, para. */
static struct str nearest_element(struct str name)
{
    struct near near = near_to(name, near_usual(name.n));
    struct str beginning = STR_NONE;

    if (name.n > NAME_MAX_BYTES)
        return STR_NONE;
    for (unsigned k = 0; k < NODE_KIND_COUNT; k++) {
        struct str element = str_c(node_element((enum node_kind)k));

        if (name.n > 2 && (str_starts(name, element) || str_starts(element, name)))
            beginning = element;
        near_try(&near, element, element);
    }
    return near.found.p != NULL ? near.found : beginning;
}

/* Refuses an element; its content is skipped. */
static void refuse_unknown(struct read_xml *x, const struct wrap_xml_element *element)
{
    struct buf b = BUF_NEW;
    struct str near = element->uri.n == 0 ? nearest_element(element->name) : STR_NONE;

    buf_printf(&b, "<%.*s%s%.*s>", STR_ARG(element->prefix), element->prefix.n > 0 ? ":" : "",
               STR_ARG(element->name));
    x->ok = false;
    x->skip = 1;
    diag_about(&x->doc->diag, read_xml_pos(x, element->off, element->len), VB_XML_UNKNOWN_ELEMENT,
               diag_str(buf_view(&b)), diag_str(element->uri), diag_hint(near));
    buf_done(&b);
}

static void refuse_place(struct read_xml *x, const struct wrap_xml_element *element)
{
    struct pos pos = read_xml_pos(x, element->off, element->len);
    const char *name = arena_str(&x->doc->arena, element->name).p;

    x->ok = false;
    x->skip = 1;
    if (x->at == NULL)
        diag_about(&x->doc->diag, pos, VB_XML_MISPLACED, diag_element(name), diag_str(STR_NONE),
                   diag_c(x->is_template ? "<template>, <form>" : "<doc>"));
    else
        diag_about(&x->doc->diag, pos, VB_XML_MISPLACED, diag_element(name),
                   diag_element(node_element((enum node_kind)x->at->kind)));
}

/* Placement rules beyond the classes of node_kinds.def ----------------------------------------- */

/* The nearest ancestor that is no control: content of an <if> or <for> must be valid there. */
static const struct node *real_parent(const struct node *n)
{
    while (n->kind == NODE_IF || n->kind == NODE_BRANCH || n->kind == NODE_FOR)
        n = n->parent;
    return n;
}

/* Elements of parts and of sheets share a class each, but have one parent kind each. */
static bool has_its_place(const struct node *parent, enum node_kind kind)
{
    enum node_kind up = (enum node_kind)parent->kind;

    if (kind == NODE_TEMPLATE || kind == NODE_DOC)
        return false;
    if (kind == NODE_HEAD)
        return up == NODE_PART && parent->first == NULL;
    if (kind == NODE_BODY)
        return up == NODE_PART && meta_body(parent) == NULL;
    if (kind == NODE_BRANCH) /* the branch without a condition is the last */
        return parent->last == NULL || parent->last->text.n > 0;
    if (kind == NODE_SET)
        return up == NODE_PAGE || up == NODE_STYLE;
    if (kind == NODE_FRAME)
        return up == NODE_FORM;
    if (kind == NODE_PAGE || kind == NODE_STYLE || kind == NODE_FORM)
        return up == NODE_TEMPLATE;
    return true;
}

/* True if it would mix inlines and structure in a field or item. */
static bool would_mix(const struct node *parent, enum node_kind kind)
{
    return (parent->kind == NODE_FIELD || parent->kind == NODE_ITEM) && parent->first != NULL &&
           node_is(parent->first, NODE_CLASS_INLINE) != is_inline_kind(kind);
}

bool read_xml_place_fits(const struct read_xml *x, enum node_kind kind)
{
    if (x->at == NULL)
        return x->root == NULL &&
               (x->is_template ? kind == NODE_TEMPLATE || kind == NODE_FORM : kind == NODE_DOC);
    if (!node_can_contain(x->at, kind) || !has_its_place(x->at, kind) || would_mix(x->at, kind))
        return false;
    return kind == NODE_BRANCH || node_can_contain(real_parent(x->at), kind);
}

/* Depth ---------------------------------------------------------------- */

static unsigned count_above(const struct node *n, bool (*counts)(const struct node *))
{
    unsigned count = 0;

    for (; n != NULL; n = n->parent)
        count += counts(n);
    return count;
}

static bool is_inline(const struct node *n)
{
    return node_is(n, NODE_CLASS_INLINE);
}

static bool is_quote(const struct node *n)
{
    return n->kind == NODE_QUOTE;
}

static bool is_control(const struct node *n)
{
    return n->kind == NODE_IF || n->kind == NODE_FOR;
}

bool read_xml_place_is_flat(struct read_xml *x, const struct node *n)
{
    enum diag_code code = VB_INLINE_DEPTH;

    if (x->at == NULL)
        return false;
    if (n->kind == NODE_QUOTE) {
        if (count_above(x->at, is_quote) < LIMIT_QUOTE_DEPTH)
            return false;
        code = VB_QUOTE_DEPTH;
    } else if (!is_inline(n) || !node_can_contain(n, NODE_TEXT) ||
               count_above(x->at, is_inline) < LIMIT_INLINE_DEPTH) {
        return false;
    }
    if (!x->flat_told)
        diag_about(&x->doc->diag, n->pos, code,
                   diag_element(node_element((enum node_kind)n->kind)));
    x->flat_told = true;
    return true;
}

/* Refuses a control nested too deep. */
static bool refuse_control(struct read_xml *x, const struct wrap_xml_element *element,
                           enum node_kind kind)
{
    if ((kind != NODE_IF && kind != NODE_FOR) ||
        count_above(x->at, is_control) < LIMIT_CONTROL_DEPTH)
        return false;
    x->ok = false;
    x->skip = 1;
    diag_about(&x->doc->diag, read_xml_pos(x, element->off, element->len), VB_CONTROL_DEPTH,
               diag_element(node_element(kind)));
    return true;
}

bool read_xml_place_take(struct read_xml *x, const struct wrap_xml_element *element,
                         enum node_kind *kind)
{
    *kind = node_kind_of(element->name);
    if (*kind == NODE_KIND_COUNT || element->uri.n > 0) {
        refuse_unknown(x, element);
        return false;
    }
    if (!read_xml_place_fits(x, *kind)) {
        refuse_place(x, element);
        return false;
    }
    return !refuse_control(x, element, *kind);
}
