/* SPDX-License-Identifier: MIT */
/* Attributes of the XML dialect: slots, labels, fields, suggestions. */
#include "read/xml/private.h"

#include "base/vn.h"
#include "doc/label.h"
#include "doc/meta.h"
#include "doc/node_attr.h"

/* Label attributes of a tag, until all are known. */
struct label_words {
    struct str text; /* p NULL: no label */
    struct str kind;
    bool bold, automatic;
};

/* "<para styl>", with the nearest valid attribute. */
static void refuse_name(struct read_xml *x, const struct node *n, const struct wrap_xml_attr *attr)
{
    enum node_kind kind = (enum node_kind)n->kind;
    struct buf b = BUF_NEW;

    buf_printf(&b, "<%s %.*s%s%.*s>", node_element(kind), STR_ARG(attr->prefix),
               attr->prefix.n > 0 ? ":" : "", STR_ARG(attr->name));
    x->ok = false;
    diag_about(&x->doc->diag, n->pos, VB_XML_UNKNOWN_ATTRIBUTE, diag_str(buf_view(&b)),
               diag_hint(node_attr_nearest(kind, attr->name)));
    buf_done(&b);
}

/* "<cell span="0">"; a missing attribute is shown as "<cell span>". */
static void refuse_value(struct read_xml *x, const struct node *n,
                         const struct node_attr_fact *fact, struct str value)
{
    struct buf b = BUF_NEW;

    buf_printf(&b, "<%s %.*s", node_element((enum node_kind)n->kind), STR_ARG(fact->name));
    if (value.p != NULL)
        buf_printf(&b, "=\"%.*s\"", STR_ARG(value));
    buf_char(&b, '>');
    x->ok = false;
    diag_about(&x->doc->diag, n->pos, VB_XML_BAD_VALUE, diag_str(buf_view(&b)),
               diag_str(node_attr_example(fact)));
    buf_done(&b);
}

/* True if the attribute is part of a label. */
static bool take_label_word(struct label_words *words, struct str name, struct str value)
{
    if (str_is(name, "label"))
        words->text = value;
    else if (str_is(name, "label-kind"))
        words->kind = value;
    else if (str_is(name, "bold-label"))
        words->bold = str_is(value, "yes");
    else if (str_is(name, "auto-label"))
        words->automatic = str_is(value, "yes");
    else
        return false;
    return true;
}

static void keep(struct read_xml *x, struct node *n, struct str name, struct str value)
{
    const char *name_slot = node_name_slot((enum node_kind)n->kind);
    const char *text_slot = node_text_slot((enum node_kind)n->kind);
    struct attr **tail = &n->attrs;

    if (name_slot != NULL && str_is(name, name_slot)) {
        n->name = value;
        return;
    }
    if (text_slot != NULL && str_is(name, text_slot)) {
        n->text = value;
        return;
    }
    while (*tail != NULL)
        tail = &(*tail)->next;
    *tail = ARENA_NEW(&x->doc->arena, struct attr);
    **tail = (struct attr){NULL, name, value};
}

/* Parses the whole of `words->text` as a label; false if it is none. */
static bool scan_label(const struct label_words *words, bool in_heading, struct label *label)
{
    struct buf line = BUF_NEW;
    bool ok;

    buf_str(&line, words->text);
    buf_char(&line, ' ');
    ok = label_scan(buf_view(&line), in_heading, label) == line.n;
    if (ok && words->kind.n > 0 && !str_is(words->kind, label_name(label->kind))) {
        struct label other;

        ok = label_other(label, &other) && str_is(words->kind, label_name(other.kind));
        if (ok)
            *label = other;
    }
    /* it pointed into the line; words->text is in the arena */
    label->text = str_sub(words->text, 0, label->text.n);
    buf_done(&line);
    return ok;
}

static void set_label(struct read_xml *x, struct node *n, const struct label_words *words)
{
    static const struct str names[] = {{"label", 5}, {"label-kind", 10}};
    enum node_kind kind = (enum node_kind)n->kind;
    struct label label = {0};

    if (words->text.p == NULL) {
        if (words->bold || words->automatic || words->kind.n > 0)
            refuse_value(x, n, node_attr_find(kind, names[0]), STR_NONE);
        return;
    }
    if (words->kind.n > 0 && label_kind_of(words->kind) == LABEL_KIND_COUNT) {
        refuse_value(x, n, node_attr_find(kind, names[1]), words->kind);
        return;
    }
    if (!scan_label(words, kind == NODE_HEADING, &label)) {
        refuse_value(x, n, node_attr_find(kind, names[0]), words->text);
        return;
    }
    label.bold = words->bold;
    label.automatic = words->automatic;
    n->label = label_copy(&x->doc->arena, &label);
}

static bool is_given(const struct wrap_xml_element *element, struct str name)
{
    for (size_t i = 0; i < element->attr_count; i++)
        if (element->attrs[i].prefix.n == 0 && str_eq(element->attrs[i].name, name))
            return true;
    return false;
}

static void check_needed(struct read_xml *x, const struct node *n,
                         const struct wrap_xml_element *element)
{
    size_t count;
    const struct node_attr_fact *facts = node_attr_facts((enum node_kind)n->kind, &count);

    for (size_t i = 0; i < count; i++)
        if (facts[i].need == NODE_ATTR_REQUIRED && !is_given(element, facts[i].name))
            refuse_value(x, n, &facts[i], STR_NONE);
}

/* The name of a field may be written with accents and blanks; the node stores it folded. */
static void fold_field(struct read_xml *x, struct node *n)
{
    const struct meta_field *field;
    struct str written = n->name;

    n->name = vn_fold_in(&x->doc->arena, written);
    if (n->text.p != NULL)
        return;
    field = meta_find(n->name, META_SOURCE);
    if (field == NULL)
        field = meta_find(n->name, META_SIGNER);
    if (field != NULL)
        n->text = field->written;
    else if (!meta_is_appendix(n->name))
        n->text = written;
}

void read_xml_attr(struct read_xml *x, struct node *n, const struct wrap_xml_element *element)
{
    struct label_words words = {STR_NONE, STR_NONE, false, false};

    for (size_t i = 0; i < element->attr_count; i++) {
        const struct wrap_xml_attr *attr = &element->attrs[i];
        const struct node_attr_fact *fact = node_attr_find((enum node_kind)n->kind, attr->name);
        struct str value;

        if (fact == NULL || attr->prefix.n > 0) {
            refuse_name(x, n, attr);
            continue;
        }
        value = read_xml_text_clean(x, attr->value);
        if (!node_attr_fits(fact, value))
            refuse_value(x, n, fact, value);
        else if ((n->kind != NODE_HEADING && n->kind != NODE_PARA) ||
                 !take_label_word(&words, fact->name, value))
            keep(x, n, fact->name, value);
    }
    check_needed(x, n, element);
    if (n->kind == NODE_HEADING || n->kind == NODE_PARA)
        set_label(x, n, &words);
    else if (n->kind == NODE_FIELD)
        fold_field(x, n);
}
