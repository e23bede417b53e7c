/* SPDX-License-Identifier: MIT */
/* One traversal: one line per block, with its inlines. The reader collapses white space; text that
 * would be changed by that, or read as a hole, is put in a <text>, which is read verbatim. */
#include "write/xml.h"

#include "doc/label.h"
#include "doc/meta.h"
#include "doc/raw.h"
#include "doc/walk.h"

struct put {
    struct buf *out;
    unsigned depth; /* number of open blocks */
    bool blank;     /* a blank here would be dropped: at an edge, or after a blank */
};

static void put_indent(struct put *p)
{
    buf_char(p->out, '\n');
    for (unsigned i = 0; i < p->depth; i++)
        buf_c(p->out, "  ");
}

/* Line feeds and tabs as character references: a parser would normalise them to blanks. */
static void put_attr(struct put *p, struct str name, struct str value)
{
    size_t from = 0;

    buf_printf(p->out, " %.*s=\"", STR_ARG(name));
    for (size_t i = 0; i < value.n; i++) {
        if (value.p[i] != '\n' && value.p[i] != '\t')
            continue;
        buf_xml(p->out, str_sub(value, from, i));
        buf_c(p->out, value.p[i] == '\n' ? "&#10;" : "&#9;");
        from = i + 1;
    }
    buf_xml(p->out, str_sub(value, from, value.n));
    buf_char(p->out, '"');
}

/* The name as the author writes it, which the reader folds; both names if the written one is not
 * that of the table (fields made by a reader have none). */
static void put_field(struct put *p, const struct node *field)
{
    const struct meta_field *known = meta_find(field->name, META_SOURCE);
    struct str written = meta_is_appendix(field->name) ? STR_NONE : field->name;

    if (known == NULL)
        known = meta_find(field->name, META_SIGNER);
    if (known != NULL)
        written = known->written;
    if (str_eq(written, field->text)) {
        put_attr(p, STR("name"), written.n > 0 ? written : field->name);
        return;
    }
    put_attr(p, STR("name"), field->name);
    put_attr(p, STR("written"), field->text);
}

static void put_label(struct put *p, const struct label *label)
{
    struct label other;

    put_attr(p, STR("label"), label->text);
    if (label_other(label, &other)) /* "C." alone may be a number or a letter */
        put_attr(p, STR("label-kind"), str_c(label_name(label->kind)));
    if (label->bold)
        put_attr(p, STR("bold-label"), STR("yes"));
    if (label->automatic)
        put_attr(p, STR("auto-label"), STR("yes"));
}

static void put_slots(struct put *p, const struct node *n)
{
    const char *name_slot = node_name_slot((enum node_kind)n->kind);
    const char *text_slot = node_text_slot((enum node_kind)n->kind);

    if (n->kind == NODE_FIELD) {
        put_field(p, n);
        return;
    }
    if (name_slot != NULL && n->name.n > 0)
        put_attr(p, str_c(name_slot), n->name);
    if (text_slot != NULL && text_slot[0] != '#' &&
        (n->text.n > 0 || n->kind == NODE_LINK || n->kind == NODE_IMAGE))
        put_attr(p, str_c(text_slot), n->text);
    if (n->label != NULL)
        put_label(p, n->label);
    for (const struct attr *at = n->attrs; at != NULL && !node_has_attr(n, RAW_AT);
         at = at->next) /* format attributes of the raw tree are not part of the dialect */
        put_attr(p, at->name, at->value);
}

static bool has_content(const struct node *n)
{
    const char *slot = node_text_slot((enum node_kind)n->kind);

    return n->first != NULL || (slot != NULL && slot[0] == '#' && n->text.n > 0);
}

/* Returns true if the element must be closed. */
static bool put_open(struct put *p, const struct node *n)
{
    buf_printf(p->out, "<%s", node_element((enum node_kind)n->kind));
    put_slots(p, n);
    buf_c(p->out, has_content(n) ? ">" : "/>");
    return has_content(n);
}

static void put_close(struct put *p, const struct node *n)
{
    buf_printf(p->out, "</%s>", node_element((enum node_kind)n->kind));
}

/* Text ---------------------------------------------------------------------------- */

/* True if anything but a break or the end follows in the paragraph, so that a blank before it is
 * kept. */
static bool is_followed(const struct node *n)
{
    for (;;) {
        while (n->next == NULL) {
            n = n->parent;
            if (!node_is(n, NODE_CLASS_INLINE))
                return false;
        }
        n = n->next;
        while (n->first != NULL && n->kind != NODE_HOLE)
            n = n->first;
        if (n->kind == NODE_HOLE || !node_can_contain(n, NODE_TEXT)) /* else it is empty */
            return n->kind != NODE_BR;
    }
}

/* True if the reader would return the text unchanged without <text>. */
static bool is_bare(const struct put *p, const struct node *n)
{
    struct str s = n->text;
    bool blank = p->blank;

    if ((n->prev != NULL && n->prev->kind == NODE_TEXT) || str_find(s, STR("{{"), 0) != SIZE_MAX)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\n' || s.p[i] == '\t' || s.p[i] == '\r' || (s.p[i] == ' ' && blank))
            return false;
        blank = s.p[i] == ' ';
    }
    return !blank || is_followed(n);
}

static void put_text(struct put *p, const struct node *n)
{
    bool bare = is_bare(p, n);

    if (n->text.n == 0)
        return;
    buf_c(p->out, bare ? "" : "<text>");
    buf_xml(p->out, n->text);
    buf_c(p->out, bare ? "" : "</text>");
    p->blank = bare && n->text.p[n->text.n - 1] == ' ';
}

static void enter_inline(struct put *p, const struct node *n)
{
    if (n->kind == NODE_TEXT) {
        put_text(p, n);
        return;
    }
    if (n->kind == NODE_HOLE && n->text.n == 0) { /* the attribute may not be empty */
        buf_c(p->out, "{{ }}");
        return;
    }
    if (put_open(p, n) && n->first == NULL) { /* <code> */
        buf_xml(p->out, n->text);
        put_close(p, n);
    }
}

static void leave_inline(struct put *p, const struct node *n)
{
    if (n->kind == NODE_TEXT)
        return;
    if (n->first != NULL)
        put_close(p, n);
    if (n->kind == NODE_BR)
        p->blank = true;
    else if (!node_can_contain(n, NODE_TEXT) || n->kind == NODE_HOLE)
        p->blank = false;
}

/* Blocks -------------------------------------------------------------------------- */

static void enter_block(struct put *p, const struct node *n)
{
    put_indent(p);
    p->blank = true;
    if (put_open(p, n) && n->first == NULL) { /* <verbatim>, <comment> */
        buf_xml(p->out, n->text);
        put_close(p, n);
    }
    p->depth++;
}

static void leave_block(struct put *p, const struct node *n)
{
    p->depth--;
    if (n->first == NULL)
        return;
    if (!node_is(n->last, NODE_CLASS_INLINE))
        put_indent(p);
    put_close(p, n);
}

void write_xml_node(struct buf *out, const struct node *n)
{
    struct put p = {.out = out};

    for (struct walk it = walk_start(n); walk_next(&it);) {
        bool is_inline = node_is(it.node, NODE_CLASS_INLINE);

        if (is_inline && it.enter)
            enter_inline(&p, it.node);
        else if (is_inline)
            leave_inline(&p, it.node);
        else if (it.enter)
            enter_block(&p, it.node);
        else
            leave_block(&p, it.node);
    }
    buf_char(out, '\n');
}

bool write_xml(struct doc *doc, const struct layout *layout, struct buf *out)
{
    (void)layout; /* unused */
    buf_c(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    write_xml_node(out, doc->root);
    return true;
}
