/* SPDX-License-Identifier: MIT */
/*
 * rule/import.c and lua/import: printed trees and the documents they become;
 * letters and digits of all of them. With PRINT in the environment the table as it
 * would pass, to be read and kept.
 */
#include "rule_tree.h"

#include "base/utf8.h"
#include "doc/iter.h"
#include "doc/raw.h"
#include "doc/inline_clean.h"
#include "rule/import.h"

/* A block a line: "flags: text". Flags: b bold, i italic, c centred, 2 outline 2, n on
 * a new page, f in the footer; t a table without lines: cells between "|", paragraphs
 * between "¶", "*" before a bold one; T one with lines; p a break of pages; d the
 * directive of that name; N a note. "^" in a text is a line break, "[1]" a note mark. */
static const struct {
    const char *name, *blocks, *tree, *roles;
} cases[] = {
#include "rule/import.def"
};

static void add_inlines(struct doc *doc, struct node *to, struct str text, bool is_bold)
{
    struct arena *a = &doc->arena;
    struct str line;
    bool is_first = true;

    if (is_bold) {
        node_append(to, node_new(a, NODE_STRONG, POS_NONE));
        to = to->first;
    }
    while (str_split(&text, '^', &line)) {
        size_t mark = str_find(line, STR("[1]"), 0);

        if (!is_first)
            node_append(to, node_new(a, NODE_BR, POS_NONE));
        is_first = false;
        node_append(to, node_text_new(a, str_sub(line, 0, mark), POS_NONE));
        if (mark == SIZE_MAX)
            continue;
        node_append(to, node_new(a, NODE_NOTE_REF, POS_NONE));
        to->last->name = STR("1");
        node_append(to, node_text_new(a, str_sub(line, mark + 3, line.n), POS_NONE));
    }
}

static void add_cell(struct doc *doc, struct node *row, struct str text)
{
    struct node *cell = node_new(&doc->arena, NODE_CELL, POS_NONE);

    node_append(row, cell);
    while (text.n > 0) {
        size_t end = str_find(text, STR("¶"), 0);
        struct str piece = str_trim(str_sub(text, 0, end));
        struct node *para = node_new(&doc->arena, NODE_PARA, POS_NONE);
        bool is_bold = str_starts(piece, STR("*"));

        add_inlines(doc, para, str_sub(piece, is_bold, piece.n), is_bold);
        node_append(cell, para);
        text = end == SIZE_MAX ? STR("") : str_sub(text, end + STR("¶").n, text.n);
    }
}

/* Rows that stand below one another are of one table. */
static void add_row(struct doc *doc, struct str text, const char *borders)
{
    struct arena *a = &doc->arena;
    struct node *body = body_of(doc);
    struct node *row = node_new(a, NODE_ROW, POS_NONE);
    struct str cell;

    if (body->last == NULL || body->last->kind != NODE_TABLE) {
        node_append(body, node_new(a, NODE_TABLE, POS_NONE));
        node_set_attr(a, body->last, RAW_BORDERS, str_c(borders));
    }
    node_append(body->last, row);
    while (str_split(&text, '|', &cell))
        add_cell(doc, row, str_trim(cell));
}

static void add_block(struct doc *doc, struct str flags, struct str text, unsigned number)
{
    struct arena *a = &doc->arena;
    struct node *n = node_new(a, NODE_PARA, POS_NONE);
    bool is_bold = false;

    for (size_t i = 0; i < flags.n; i++) {
        switch (flags.p[i]) {
        case 'b': is_bold = true; break;
        case 'c': node_set_attr(a, n, RAW_ALIGN, STR("center")); break;
        case 'n': node_set_attr(a, n, RAW_BREAK, STR("yes")); break;
        case 'f': node_set_attr(a, n, RAW_FROM, STR("footer")); break;
        case 't': add_row(doc, text, "no"); return;
        case 'T': add_row(doc, text, "yes"); return;
        case 'p': n->kind = NODE_PAGE_BREAK; break;
        case 'd': n->kind = NODE_DIRECTIVE; n->name = text; break;
        case 'N': n->kind = NODE_NOTE; n->name = STR("1"); break;
        default: node_set_attr(a, n, RAW_OUTLINE, str_sub(flags, i, i + 1)); break;
        }
    }
    node_set_attr(a, n, RAW_AT, arena_printf(a, "document.xml %u", number));
    node_append(body_of(doc), n);
    if (n->kind == NODE_PARA)
        add_inlines(doc, n, text, is_bold);
    if (n->kind == NODE_NOTE) {
        node_append(n, node_new(a, NODE_PARA, POS_NONE));
        add_inlines(doc, n->first, text, false);
    }
}

static struct doc *printed(const char *blocks)
{
    struct doc *doc = landmarks_doc(DIAG_VI);
    struct str rest = arena_str(&doc->arena, str_c(blocks));
    struct str line;
    unsigned number = 0;

    (void)doc_add_part(doc, STR("main"), POS_NONE);
    while (str_split(&rest, '\n', &line)) {
        size_t at = str_find(line, STR(": "), 0);

        if (line.n > 0 && at != SIZE_MAX)
            add_block(doc, str_sub(line, 0, at), str_sub(line, at + 2, line.n), ++number);
    }
    return doc;
}

/* Conservation ---------------------------------------------------------------------------- */

static int histogram[0x2000];

static void count(struct str s, int sign)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);

        if (cp < ARRAY_LEN(histogram) && (utf8_is_letter(cp) || utf8_is_digit(cp)))
            histogram[cp] += sign;
    }
}

static void count_tree(struct node *root, int sign)
{
    for (struct iter it = iter_start(root); iter_next(&it);) {
        if (!it.enter)
            continue;
        if (it.node->kind == NODE_TEXT)
            count(it.node->text, sign);
        if (it.node->label != NULL)
            count(it.node->label->text, sign);
    }
}

/* The first letter that was lost or made; 0: none. */
static uint32_t broken_law(struct doc *doc, const struct ledger *ledger)
{
    count_tree(doc->root, -1);
    for (const struct ledger_entry *e = ledger->entries; e != NULL; e = e->next) {
        count(e->before, -1);
        count(e->after, 1);
    }
    for (uint32_t cp = 0; cp < ARRAY_LEN(histogram); cp++)
        if (histogram[cp] != 0)
            return cp;
    return 0;
}

/* Cases ----------------------------------------------------------------------------------- */

static const char *roles_of(struct doc *doc, const struct rule_import *report)
{
    struct buf b = BUF_NEW;
    const char *text;

    buf_reserve(&b, 1);
    for (const struct rule_import_entry *e = report->entries; e != NULL; e = e->next)
        buf_printf(&b, "%s%s%.*s", b.n > 0 ? " " : "",
                   e->confidence < RULE_IMPORT_DOUBT ? "?" : "", STR_ARG(e->role));
    text = arena_str(&doc->arena, buf_view(&b)).p;
    buf_done(&b);
    return text;
}

static void run_case(struct rules *rules, size_t i)
{
    struct doc *doc = printed(cases[i].blocks);
    struct ledger ledger;
    struct rule_import report = {.office = NULL};
    uint32_t letter;
    bool ok;

    ledger_init(&ledger, &doc->arena);
    memset(histogram, 0, sizeof(histogram));
    count_tree(doc->root, 1);
    ok = begin(rules, doc) && rule_import_run(rules->run, &ledger, &report);
    CHECK_SAYS(ok, cases[i].name, messages(doc));
    if (!ok)
        return;
    letter = broken_law(doc, &ledger);
    if (unit_fails(letter == 0, __FILE__, __LINE__))
        printf("%s: U+%04X %+d\n", cases[i].name, letter, -histogram[letter]);
    CHECK_SAYS(doc_audit(doc, "import"), cases[i].name, "audit");
    if (getenv("PRINT") != NULL) {
        printf("    {\"%s\",\n     ", cases[i].name);
        unit_print_c(cases[i].blocks);
        printf(",\n     ");
        unit_print_c(dump(doc, doc->root));
        printf(",\n     ");
        unit_print_c(roles_of(doc, &report));
        printf("},\n");
    } else {
        CHECK_SAYS(strcmp(dump(doc, doc->root), cases[i].tree) == 0, cases[i].name,
                   dump(doc, doc->root));
        CHECK_SAYS(strcmp(roles_of(doc, &report), cases[i].roles) == 0, cases[i].name,
                   roles_of(doc, &report));
    }
    doc_free(doc);
}

/* An office's own role comes first and takes a block that the shipped ones keep. */
static void test_own_role(void)
{
    const char *path = rule_path(
        "vai-tro.lua", "return { id = 'co_quan.dong_mo', title = 'x', source = 'x', import = {\n"
                       "  max_words = 9,\n"
                       "  mark = function(b)\n"
                       "    return b.text == 'MẬT NỘI BỘ' and 0.9 or nil, { vi = 'a', en = 'b' }\n"
                       "  end,\n"
                       "  build = function(part, ctx)\n"
                       "    for _, b in ipairs(ctx.all(part.blocks, 'dong_mo')) do\n"
                       "      ctx.field('luu_hanh', b)\n"
                       "    end\n"
                       "  end,\n"
                       "} }\n");
    struct rules *rules = new_rules(path);
    struct doc *doc = printed(": MẬT NỘI BỘ\n: KẾ HOẠCH\n: Về việc thử\n: Câu thứ nhất.\n");
    struct ledger ledger;
    struct rule_import report = {.office = NULL};

    ledger_init(&ledger, &doc->arena);
    CHECK_SAYS(begin(rules, doc) && rule_import_run(rules->run, &ledger, &report), "own role",
               messages(doc));
    CHECK_SAYS(strcmp(value(doc, "luu_hanh"), "MẬT NỘI BỘ") == 0, "own role",
               value(doc, "luu_hanh"));
    CHECK_SAYS(str_is(report.entries->role, "dong_mo"), "own role", report.entries->role.p);
    doc_free(doc);
    free_rules(rules);
}

/* A role that fails stops the document with its line; a table without functions is
 * no role. */
static void test_bad_role(void)
{
    static const struct {
        const char *text, *wanted;
    } bad[] = {
        {"return { id = 'x', title = 'x', source = 'x', import = {} }", "VB-0502"},
        {"return { id = 'x', title = 'x', source = 'x', import = { mark = 1 } }", "VB-0502"},
        {"return { id = 'x', title = 'x', source = 'x',\n import = { mark = function(b)\n"
         "  return b.nothing.more end } }", "VB-0503"},
    };

    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct rules *rules = new_rules(rule_path("hong.lua", bad[i].text));
        struct doc *doc = printed(": KẾ HOẠCH\n");
        struct ledger ledger;
        struct rule_import report = {.office = NULL};

        ledger_init(&ledger, &doc->arena);
        CHECK(!(begin(rules, doc) && rule_import_run(rules->run, &ledger, &report)));
        CHECK_SAYS(strstr(messages(doc), bad[i].wanted) != NULL, bad[i].wanted, messages(doc));
        doc_free(doc);
        free_rules(rules);
    }
}

/* One program recognises a document, then another one is rendered: a function of ctx that a
 * role has kept is an error of Lua there, and nothing is changed. */
static void test_kept_function(void)
{
    static const char *const calls[] = {
        "heading({ node = n })",
        "para({ node = n })",
        "put({ node = n })",
        "directive 'giua'",
        "part 'phu_luc'",
        "field('x', 'y')",
        "items('x', { 'y' })",
        "group('x', { { { 'a', 'b' } } })",
        "found('field', nil, 'a', 'b')",
        "report({ node = n }, 'x', 0.1)",
    };

    for (size_t i = 0; i < ARRAY_LEN(calls); i++) {
        char text[512];
        struct rules *rules;
        struct doc *doc = printed(": KẾ HOẠCH\n: Câu thứ nhất.\n");
        struct ledger ledger;
        struct rule_import report = {.office = NULL};
        const char *before;

        (void)snprintf(text, sizeof(text),
                       "local kept\n"
                       "return { { id = 'giu', title = 'x', source = 'x',\n"
                       "  import = { build = function(_, ctx) kept = ctx end } },\n"
                       "  { id = 'goi', title = 'x', source = 'x',\n"
                       "  derive = { para = function(n) kept.%s end } } }\n",
                       calls[i]);
        rules = new_rules(rule_path("giu.lua", text));
        ledger_init(&ledger, &doc->arena);
        CHECK_SAYS(begin(rules, doc) && rule_import_run(rules->run, &ledger, &report), calls[i],
                   messages(doc));
        (void)add_para(doc, body_of(doc), "Câu thứ hai.");
        before = dump(doc, doc->root);
        CHECK(!rule_run_derive(rules->run));
        CHECK_SAYS(strstr(messages(doc), "recognition") != NULL, calls[i], messages(doc));
        CHECK_SAYS(strcmp(dump(doc, doc->root), before) == 0, calls[i], dump(doc, doc->root));
        doc_free(doc);
        free_rules(rules);
    }
}

/* More blocks than the limit: a message, nothing else. */
static void test_limit(void)
{
    struct rules *rules = new_rules(NULL);
    struct doc *doc = printed("");
    struct ledger ledger;
    struct rule_import report = {.office = NULL};

    for (unsigned i = 0; i <= LIMIT_IMPORT_BLOCKS; i++)
        node_append(body_of(doc), node_new(&doc->arena, NODE_PARA, POS_NONE));
    ledger_init(&ledger, &doc->arena);
    CHECK(begin(rules, doc) && !rule_import_run(rules->run, &ledger, &report));
    CHECK_SAYS(strstr(messages(doc), "VB-0333") != NULL, "limit", messages(doc));
    doc_free(doc);
    free_rules(rules);
}

/* doc/tidy: a paragraph of bits, before and after. */
static void test_tidy(void)
{
    struct doc *doc = landmarks_doc(DIAG_VI);
    struct arena *a = &doc->arena;
    struct node *para = node_new(a, NODE_PARA, POS_NONE);
    struct node *other = node_new(a, NODE_PARA, POS_NONE);

    add_inlines(doc, para, STR("^ 1.\t Mục \u00A0 đích "), true);
    add_inlines(doc, para, STR("  và \u2003yêu cầu ^ ^"), false);
    inline_clean(a, para);
    CHECK_SAYS(str_is(node_plain_in(a, para), "1. Mục đích và yêu cầu"), "tidy",
               node_plain_in(a, para).p);
    inline_clean_cut(a, para, 3, str_find(node_plain_in(a, para), STR(" cầu"), 0));
    CHECK_SAYS(str_is(node_plain_in(a, para), "Mục đích và yêu"), "cut",
               node_plain_in(a, para).p);
    CHECK(!inline_clean_unwrap(para, NODE_STRONG));
    inline_clean_cut(a, para, 0, str_find(node_plain_in(a, para), STR(" và"), 0));
    CHECK(inline_clean_unwrap(para, NODE_STRONG));
    CHECK(para->first == para->last && para->first->kind == NODE_TEXT);
    add_inlines(doc, other, STR("khác"), false);
    inline_clean_join(a, para, other, false);
    CHECK_SAYS(str_is(node_plain_in(a, para), "Mục đích khác") && para->first == para->last,
               "join", node_plain_in(a, para).p);
    doc_free(doc);
}

int main(void)
{
    struct rules *rules = new_rules(NULL);

    test_tidy();
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        run_case(rules, i);
    free_rules(rules);
    if (getenv("PRINT") != NULL)
        return 0;
    test_own_role();
    test_bad_role();
    test_kept_function();
    test_limit();
    return unit_done();
}
