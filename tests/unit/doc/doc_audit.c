/* SPDX-License-Identifier: MIT */
/* doc/doc_audit.c: a whole tree passes, each planted fault is found by its name. */
#include "doc/doc_audit.h"

#include "doc/label.h"
#include "said.h"
#include "unit.h"

/* The places where faults are planted. */
struct tree {
    struct doc *doc;
    struct node *part, *field, *body, *para, *text, *strong;
    struct label label;
};

static void make_tree(struct tree *t)
{
    struct arena *a;
    struct node *list;

    *t = (struct tree){.doc = doc_new(DIAG_EN)};
    a = &t->doc->arena;
    (void)diag_src(&t->doc->diag, src_new(a, STR("x.md"), STR("Ữ ệ Đ\n")));
    t->part = doc_add_part(t->doc, STR("main"), (struct pos){0, 3, 1});
    t->body = t->part->last;
    t->field = node_new(a, NODE_FIELD, POS_NONE);
    t->field->name = STR("so");
    node_append(t->part->first, t->field);
    node_append(t->field, node_text_new(a, STR("05"), POS_NONE));
    node_append(t->field, node_new(a, NODE_BR, POS_NONE));
    list = node_new(a, NODE_FIELD, POS_NONE);
    node_append(t->part->first, list);
    node_append(list, node_new(a, NODE_ITEM, POS_NONE));
    t->para = node_new(a, NODE_PARA, (struct pos){0, 10, 1});
    t->label = (struct label){.kind = LABEL_SO, .depth = 1, .path = {1}, .text = STR("1.")};
    t->para->label = &t->label;
    t->text = node_text_new(a, STR("a\tb\nệ"), (struct pos){10, 0, 1});
    t->strong = node_new(a, NODE_STRONG, POS_NONE);
    node_append(t->body, t->para);
    node_append(t->para, t->text);
    node_append(t->para, t->strong);
    node_set_attr(a, t->para, "style", STR("Than"));
}

static void root_kind(struct tree *t)
{
    t->doc->root->kind = NODE_BODY;
}
static void root_parent(struct tree *t)
{
    t->doc->root->parent = t->part;
}
static void no_kind(struct tree *t)
{
    t->strong->kind = NODE_KIND_COUNT;
}
static void first_prev(struct tree *t)
{
    t->text->prev = t->strong;
}
static void last_next(struct tree *t)
{
    t->strong->next = t->text;
}
static void no_last(struct tree *t)
{
    t->para->last = NULL;
}
static void no_first(struct tree *t)
{
    t->para->first = NULL;
}
static void wrong_parent(struct tree *t)
{
    t->strong->parent = t->body;
}
static void wrong_prev(struct tree *t)
{
    t->strong->prev = NULL;
}
static void early_last(struct tree *t)
{
    t->para->last = t->text;
    t->text->next = t->strong;
}
static void misplaced(struct tree *t)
{
    t->strong->kind = NODE_PARA;
}
static void mixed(struct tree *t)
{
    t->field->last->kind = NODE_ITEM;
}
static void bad_utf8(struct tree *t)
{
    t->text->text = STR("a\xE1\xBB");
}
static void control(struct tree *t)
{
    t->text->text = STR("a\x1B");
}
static void carriage_return(struct tree *t)
{
    t->text->text = STR("a\r\n");
}
static void bad_attr(struct tree *t)
{
    node_set_attr(&t->doc->arena, t->para, "x", STR("\xFF"));
}
static void bad_label_text(struct tree *t)
{
    t->label.text = STR("\x01");
}
static void name_without_slot(struct tree *t)
{
    t->text->name = STR("x");
}
static void text_without_slot(struct tree *t)
{
    t->strong->text = STR("x");
}
static void label_on_text(struct tree *t)
{
    t->text->label = &t->label;
}
static void label_depth(struct tree *t)
{
    t->label.depth = LABEL_PATH_MAX + 1;
}
static void unknown_source(struct tree *t)
{
    t->text->pos.src = 2;
}
static void behind_source(struct tree *t)
{
    t->text->pos.off = 12;
}
static void beyond_source(struct tree *t)
{
    t->text->pos.len = 2;
}
static void huge_length(struct tree *t)
{
    t->text->pos.len = UINT32_MAX;
}
static void nothing(struct tree *t)
{
    (void)t;
}
/* The third run of the second paragraph of a part, which has no bytes. */
static void in_part(struct tree *t)
{
    struct diag *d = &t->doc->diag;
    uint16_t package = diag_src(d, src_new_package(&t->doc->arena, STR("x.docx")));

    t->text->pos = diag_part(d, package, STR("word/document.xml"), 2, 3);
}

struct row {
    void (*plant)(struct tree *);
    const char *want; /* NULL: no fault */
};

static const struct row rows[] = {
    {nothing, NULL},
    {root_kind, "đọc: body: root"},
    {root_parent, "đọc: doc: root"},
    {no_kind, "đọc: para: containment"},
    {first_prev, "đọc: para: first child"},
    {last_next, "đọc: para: last child"},
    {no_last, "đọc: para: first child"},
    {no_first, "đọc: para: last child"},
    {wrong_parent, "đọc: para: parent link"},
    {wrong_prev, "đọc: para: sibling link"},
    {early_last, "đọc: para: last child"},
    {misplaced, "đọc: para: containment"},
    {mixed, "đọc: field: mixed content of a field"},
    {bad_utf8, "đọc: text: text that is not UTF-8"},
    {control, "đọc: text: control character in text"},
    {carriage_return, "đọc: text: control character in text"},
    {bad_attr, "đọc: para: text that is not UTF-8"},
    {bad_label_text, "đọc: para: control character in text"},
    {name_without_slot, "đọc: text: name in a kind without one"},
    {text_without_slot, "đọc: strong: text in a kind without one"},
    {label_on_text, "đọc: text: label on a kind without one"},
    {label_depth, "đọc: para: depth of a label"},
    {unknown_source, "đọc: text: unknown source"},
    {behind_source, "đọc: text: place outside its source"},
    {beyond_source, "đọc: text: place outside its source"},
    {huge_length, "đọc: text: place outside its source"},
    {in_part, NULL},
};

int main(void)
{
    UNIT_EACH (struct row, r, rows) {
        struct tree t;
        bool ok;

        make_tree(&t);
        r->plant(&t);
        ok = doc_audit(t.doc, "đọc");
        CHECK(ok == (r->want == NULL));
        CHECK_UINT(t.doc->diag.count, r->want != NULL);
        if (r->want != NULL && t.doc->diag.count > 0) {
            CHECK(t.doc->diag.entries[0].code == VB_TREE_BROKEN);
            CHECK(t.doc->diag.status == STATUS_INTERNAL);
            CHECK_SAY(str_ends(said(&t.doc->diag, 0), str_c(r->want)), "%s",
                      said(&t.doc->diag, 0).p);
        }
        doc_free(t.doc);
    }
    return unit_done();
}
