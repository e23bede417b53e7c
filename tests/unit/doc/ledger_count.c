/* SPDX-License-Identifier: MIT */
/* doc/ledger_count.c and the list of doc/ledger.c: what is counted, and what is not. */
#include "doc/ledger_count.h"

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
    struct ledger ledger;
    uint64_t count;

    ledger_init(&ledger, &doc->arena);
    ledger_add_media(&ledger, STR("anh1.png"), STR("PNG"));
    n->name = str_c(name);
    n->text = str_c(text);
    node_append(body, node_is(n, NODE_CLASS_BLOCK) ? n : para);
    if (n->parent == NULL)
        node_append(para, n);
    count = ledger_count_tree(&ledger, doc->root);
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
    struct ledger ledger;

    ledger_init(&ledger, &doc->arena);
    field->name = STR("so");
    node_append(meta_head(part), field);
    node_append(field, node_text_new(&doc->arena, STR("45"), POS_NONE));
    label->text = STR("1.2.");
    para->label = label;
    node_append(meta_body(part), para);
    CHECK_UINT(ledger_count_tree(&ledger, doc->root), 4);
    doc_free(doc);
}

/* Entries stay in their order, are copied, and are weighed before less after. */
static void check_list(void)
{
    struct arena a;
    struct ledger ledger;
    char at[] = "dòng 7";

    arena_init(&a);
    ledger_init(&ledger, &a);
    ledger_add(&ledger, LEDGER_PAGE_NUMBER, str_c(at), STR("- 12 -"), STR(""));
    ledger_add(&ledger, LEDGER_AUTO_NUMBER, STR(""), STR(""), STR("1.1."));
    ledger_add(&ledger, LEDGER_FIELD, STR(""), STR("Số: /KH-VPUB"), STR("VPUB"));
    at[0] = 'x';
    CHECK(ledger_count_listed(&ledger) == 2 - 2 + 4);
    CHECK_STR(ledger.entries->at, "dòng 7");
    CHECK(ledger.entries->next->what == LEDGER_AUTO_NUMBER);
    CHECK(ledger_group_of(LEDGER_FIELD) == LEDGER_TAKEN);
    for (unsigned i = 0; i < LEDGER_COUNT; i++)
        CHECK(ledger_what_of(str_c(ledger_id((enum ledger_what)i))) == (enum ledger_what)i);
    CHECK(ledger_what_of(STR("x")) == LEDGER_COUNT);
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
        CHECK_UINT(ledger_count(buf_view(&b)), utf8_is_letter(cp) || utf8_is_digit(cp));
    }
    buf_done(&b);
}

int main(void)
{
    check_characters();
    UNIT_EACH (struct row, r, rows)
        CHECK_UINT(ledger_count(str_c(r->text)), r->want);
    check_slots();
    check_structure();
    check_list();
    return unit_done();
}
