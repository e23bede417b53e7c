/* SPDX-License-Identifier: MIT */
/* doc/node.c: the table of kinds, links, copies, attributes, words. */
#include "doc/node.h"

#include "doc/iter.h"
#include "doc/label.h"
#include "unit.h"

#define DEEP 100000u

static struct node *text(struct arena *a, const char *c)
{
    return node_text_new(a, str_c(c), POS_NONE);
}

static struct node *kind(struct arena *a, enum node_kind k)
{
    return node_new(a, k, POS_NONE);
}

static void test_table(void)
{
    for (unsigned k = 0; k < NODE_KIND_COUNT; k++) {
        const char *element = node_element((enum node_kind)k);

        unit_row = k;
        CHECK(element != NULL && element[0] != '\0');
        CHECK(node_kind_of(str_c(element)) == (enum node_kind)k);
        CHECK(node_name_slot((enum node_kind)k) == NULL ||
              node_name_slot((enum node_kind)k)[0] != '#');
    }
    unit_row = SIZE_MAX;
    CHECK(node_kind_of(STR("lạ")) == NODE_KIND_COUNT && node_kind_of(STR("")) == NODE_KIND_COUNT);
}

struct fit {
    enum node_kind parent, child;
    bool want;
};

static const struct fit fits[] = {
    {NODE_DOC, NODE_PART, true},       {NODE_DOC, NODE_BODY, false},
    {NODE_BODY, NODE_PARA, true},      {NODE_BODY, NODE_TEXT, false},
    {NODE_PARA, NODE_TEXT, true},      {NODE_PARA, NODE_PARA, false},
    {NODE_TABLE, NODE_ROW, true},      {NODE_TABLE, NODE_FOR, true},
    {NODE_TABLE, NODE_CELL, false},    {NODE_CELL, NODE_TABLE, true},
    {NODE_FIELD, NODE_ITEM, true},     {NODE_FIELD, NODE_TEXT, true},
    {NODE_ITEM, NODE_FIELD, true},     {NODE_TEXT, NODE_TEXT, false},
    {NODE_HOLE, NODE_STRONG, true},    {NODE_BRANCH, NODE_ROW, true},
    {NODE_TEMPLATE, NODE_STYLE, true}, {NODE_STYLE, NODE_PARA, false},
    {NODE_FRAME, NODE_PARA, true},     {NODE_HEAD, NODE_ITEM, false},
};

/* The words of the children, once on and once back. */
static void check_order(const struct node *parent, const char *want)
{
    struct buf on = BUF_NEW;
    struct buf back = BUF_NEW;

    for (const struct node *c = parent->first; c != NULL; c = c->next) {
        CHECK(c->parent == parent);
        buf_str(&on, c->text);
    }
    CHECK_BUF(&on, want);
    for (const struct node *c = parent->last; c != NULL; c = c->prev)
        buf_str(&on, c->text);
    for (size_t i = strlen(want); i-- > 0;)
        buf_char(&back, want[i]);
    CHECK_STR(buf_view(&on), buf_view(&back).p);
    buf_done(&on);
    buf_done(&back);
}

static void test_links(struct arena *a)
{
    struct node *p = kind(a, NODE_PARA);
    struct node *q = kind(a, NODE_STRONG);
    struct node *b = text(a, "b");
    struct node *d = text(a, "d");

    check_order(p, "");
    node_append(p, b);
    node_append(p, d);
    node_prepend(p, text(a, "a"));
    node_insert_after(b, text(a, "c"));
    node_insert_before(b, text(a, "1"));
    node_insert_after(d, text(a, "e"));
    check_order(p, "a1bcde");
    node_unlink(b);
    CHECK(b->parent == NULL && b->prev == NULL && b->next == NULL);
    node_unlink(b); /* once more does no harm */
    check_order(p, "a1cde");
    node_append(q, b);
    node_move_children(q, p);
    check_order(p, "");
    check_order(q, "ba1cde");
    node_move_children(q, p);
    node_unlink(q->first);
    node_unlink(q->last);
    check_order(q, "a1cd");
    node_append(p, text(a, "x"));
    node_append(p, q);
    node_append(p, text(a, "y"));
    node_dissolve(q);
    CHECK(q->parent == NULL && q->first == NULL);
    check_order(p, "xa1cdy");
    CHECK(kind(a, NODE_PARA)->generated && text(a, "x")->generated);
    CHECK(!node_new(a, NODE_PARA, (struct pos){0, 0, 1})->generated);
}

static void test_attrs(struct arena *a)
{
    struct node *n = kind(a, NODE_PARA);

    CHECK(node_attr(n, "style").p == NULL && !node_has_attr(n, "style"));
    node_set_attr(a, n, "style", STR("TrichYeu"));
    node_set_attr(a, n, "căn", STR("giữa"));
    node_set_attr(a, n, "style", STR("Than"));
    CHECK_STR(node_attr(n, "style"), "Than");
    CHECK_STR(node_attr(n, "căn"), "giữa");
    CHECK(n->attrs->next->next == NULL);
    node_set_attr(a, n, "style", STR_NONE); /* there, though empty */
    CHECK(node_has_attr(n, "style") && node_attr(n, "style").p != NULL);
    CHECK_STR(node_attr(n, "style"), "");
    CHECK(!node_has_attr(n, "st") && !node_has_attr(n, "styles"));
}

/* A paragraph of emphases in one another, 100,000 deep: no recursion anywhere. */
static void test_deep(struct arena *a)
{
    struct node *root = kind(a, NODE_PARA);
    struct node *at = root;
    struct node *copy;
    struct buf b = BUF_NEW;
    unsigned depth = 0;

    for (unsigned i = 0; i < DEEP; i++) {
        struct node *n = kind(a, NODE_EMPH);

        node_append(at, n);
        at = n;
    }
    node_append(at, text(a, "đáy"));
    copy = node_clone(a, root);
    CHECK(copy != root && copy->parent == NULL);
    for (const struct node *n = copy; n->first != NULL; n = n->first) {
        CHECK(n->first->parent == n && n->first == n->last);
        depth++;
    }
    CHECK_UINT(depth, DEEP + 1);
    node_plain(&b, copy);
    CHECK_BUF(&b, "đáy");
}

static void test_clone(struct arena *a)
{
    struct node *body = kind(a, NODE_BODY);
    struct node *para = node_new(a, NODE_PARA, (struct pos){3, 4, 1});
    struct label label = {.kind = LABEL_SO, .depth = 1, .path = {1}, .text = STR("1.")};
    struct node *copy;

    node_append(body, para);
    node_append(body, kind(a, NODE_PAGE_BREAK)); /* a neighbour is not copied */
    node_append(para, text(a, "một "));
    node_append(para, kind(a, NODE_STRONG));
    node_append(para->last, text(a, "hai"));
    node_append(para, text(a, " ba"));
    node_set_attr(a, para, "style", STR("Than"));
    node_set_attr(a, para, "x", STR(""));
    para->label = &label;
    para->generated = true;
    copy = node_clone(a, para);
    CHECK(copy->parent == NULL && copy->next == NULL && copy->prev == NULL);
    CHECK(copy->label == &label && copy->generated);
    CHECK(copy->pos.off == 3 && copy->pos.len == 4 && copy->pos.src == 1);
    CHECK_STR(node_plain_in(a, copy), "một hai ba");
    CHECK_STR(node_attr(copy, "style"), "Than");
    CHECK(node_has_attr(copy, "x"));
    node_set_attr(a, copy, "style", STR("Khác"));
    copy->first->text = STR("MỘT ");
    CHECK_STR(node_attr(para, "style"), "Than");
    CHECK_STR(node_plain_in(a, para), "một hai ba");
}

static void test_plain(struct arena *a)
{
    struct node *body = kind(a, NODE_BODY);
    struct node *para = kind(a, NODE_PARA);
    struct node *hole = kind(a, NODE_HOLE);
    struct node *image = kind(a, NODE_IMAGE);
    struct node *note = kind(a, NODE_NOTE);
    struct node *verbatim = kind(a, NODE_VERBATIM);
    struct node *field = kind(a, NODE_FIELD);

    node_append(body, para);
    node_append(para, text(a, "Số: "));
    node_append(para, hole);
    hole->text = STR("so");
    node_append(hole, text(a, "05"));
    node_append(para, kind(a, NODE_BR));
    node_append(para, image);
    image->name = STR("con dấu");
    image->text = STR("dau.png");
    note->name = STR("1");
    node_append(note, kind(a, NODE_PARA));
    node_append(note->first, text(a, "chú thích"));
    node_append(body, note);
    verbatim->text = STR("giữ\nnguyên\n");
    node_append(body, verbatim);
    node_append(body, kind(a, NODE_PARA));
    node_append(body->last, text(a, "Ữ"));
    CHECK_STR(node_plain_in(a, body), "Số: 05\ncon dấu\ngiữ\nnguyên\nỮ");
    CHECK_STR(node_plain_in(a, note), "chú thích");
    for (unsigned i = 0; i < 2; i++) {
        node_append(field, kind(a, NODE_ITEM));
        node_append(field->last, text(a, i == 0 ? "Như Điều 3;" : "Lưu: VT."));
    }
    CHECK_STR(node_plain_in(a, field), "Như Điều 3;\nLưu: VT.");
    CHECK_STR(node_plain_in(a, kind(a, NODE_BODY)), "");
}

int main(void)
{
    struct arena a;

    arena_init(&a);
    test_table();
    UNIT_EACH (struct fit, f, fits)
        CHECK(node_can_contain(kind(&a, f->parent), f->child) == f->want);
    CHECK(node_is(kind(&a, NODE_FOR), NODE_CLASS_ROW));
    CHECK(node_is(kind(&a, NODE_BR), NODE_CLASS_INLINE));
    CHECK(!node_is(kind(&a, NODE_DOC), NODE_CLASS_BLOCK));
    test_links(&a);
    test_attrs(&a);
    test_clone(&a);
    test_deep(&a);
    test_plain(&a);
    arena_done(&a);
    return unit_done();
}
