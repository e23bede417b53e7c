/* SPDX-License-Identifier: MIT */
/* doc/found_count.c and the list of doc/found.c: what is counted, and what is not. */
#include "doc/found_count.h"

#include "unit.h"

#include "base/utf8.h"
#include "doc/doc.h"
#include "doc/label.h"
#include "doc/meta.h"

struct row {
    const char *text;
    uint64_t want;
};

static const struct row rows[] = {
    {"", 0},
    {"Điều 1. –./,“”", 5},
    {"ữ ệ Đ", 3},
    {"e\u0323\u0302", 1}, /* marks are no letters */
    {"a\u00A0b\u200B\u00AD", 2},
    {"² ½ Ⅳ", 0}, /* numbers that are no decimal digits */
    {"٣", 1},
};

/* What a tree counts that holds this block, or a paragraph of this inline. */
static uint64_t count_one(enum node_kind kind, const char *name, const char *text)
{
    struct doc *doc = doc_new(DIAG_VI);
    struct node *body = meta_body(doc_add_part(doc, STR("main"), POS_NONE));
    struct node *para = node_new(&doc->arena, NODE_PARA, POS_NONE);
    struct node *n = node_new(&doc->arena, kind, POS_NONE);
    struct found found;
    uint64_t count;

    found_init(&found, &doc->arena);
    found_add_media(&found, STR("anh1.png"), STR("PNG"));
    n->name = str_c(name);
    n->text = str_c(text);
    node_append(body, node_is(n, NODE_CLASS_BLOCK) ? n : para);
    if (n->parent == NULL)
        node_append(para, n);
    count = found_count_tree(&found, doc->root);
    doc_free(doc);
    return count;
}

static void check_slots(void)
{
    CHECK_UINT(count_one(NODE_TEXT, "", "Số: 7"), 3);
    CHECK_UINT(count_one(NODE_CODE, "", "x1"), 2);
    CHECK_UINT(count_one(NODE_NOTE_REF, "12", ""), 2);
    CHECK_UINT(count_one(NODE_LINK, "tên", "a.vn"), 6);
    CHECK_UINT(count_one(NODE_IMAGE, "dấu", "x/y.png"), 8);
    CHECK_UINT(count_one(NODE_IMAGE, "dấu", "media/anh1.png"), 3);
    CHECK_UINT(count_one(NODE_HOLE, "", "vb.so"), 4);
    CHECK_UINT(count_one(NODE_BR, "", ""), 0);
    CHECK_UINT(count_one(NODE_VERBATIM, "vb-x", "a b"), 2);
    CHECK_UINT(count_one(NODE_DIRECTIVE, "hoi", "3: vì sao"), 6);
    CHECK_UINT(count_one(NODE_DIRECTIVE, "cot", "1cm *"), 0);
}

/* Labels and values of fields count, names of fields do not. */
static void check_structure(void)
{
    struct doc *doc = doc_new(DIAG_VI);
    struct node *part = doc_add_part(doc, STR("main"), POS_NONE);
    struct node *field = node_new(&doc->arena, NODE_FIELD, POS_NONE);
    struct node *para = node_new(&doc->arena, NODE_PARA, POS_NONE);
    struct label *label = ARENA_NEW(&doc->arena, struct label);
    struct found found;

    found_init(&found, &doc->arena);
    field->name = STR("so");
    node_append(meta_head(part), field);
    node_append(field, node_text_new(&doc->arena, STR("45"), POS_NONE));
    label->text = STR("1.2.");
    para->label = label;
    node_append(meta_body(part), para);
    CHECK_UINT(found_count_tree(&found, doc->root), 4);
    doc_free(doc);
}

/* Entries stay in their order, are copied, and are weighed before less after. */
static void check_list(void)
{
    struct arena a;
    struct found found;
    char at[] = "dòng 7";

    arena_init(&a);
    found_init(&found, &a);
    found_add(&found, FOUND_PAGE_NUMBER, str_c(at), STR("- 12 -"), STR(""));
    found_add(&found, FOUND_AUTO_NUMBER, STR(""), STR(""), STR("1.1."));
    found_add(&found, FOUND_FIELD, STR(""), STR("Số: /KH-VPUB"), STR("VPUB"));
    at[0] = 'x';
    CHECK(found_count_listed(&found) == 2 - 2 + 4);
    CHECK_STR(found.entries->at, "dòng 7");
    CHECK(found.entries->next->what == FOUND_AUTO_NUMBER);
    CHECK(found_group_of(FOUND_FIELD) == FOUND_TAKEN);
    for (unsigned i = 0; i < FOUND_COUNT; i++)
        CHECK(found_what_of(str_c(found_id((enum found_what)i))) == (enum found_what)i);
    CHECK(found_what_of(STR("x")) == FOUND_COUNT);
    arena_done(&a);
}

/* Every character counts as its category says. */
static void check_characters(void)
{
    struct buf b = BUF_NEW;

    for (uint32_t cp = 1; cp < 0x20000; cp++) {
        if (cp >= 0xD800 && cp < 0xE000)
            continue;
        buf_clear(&b);
        utf8_put(&b, cp);
        CHECK_UINT(found_count(buf_view(&b)), utf8_is_letter(cp) || utf8_is_digit(cp));
    }
    buf_done(&b);
}

int main(void)
{
    check_characters();
    UNIT_EACH (struct row, r, rows)
        CHECK_UINT(found_count(str_c(r->text)), r->want);
    check_slots();
    check_structure();
    check_list();
    return unit_done();
}
