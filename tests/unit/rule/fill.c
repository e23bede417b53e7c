/* SPDX-License-Identifier: MIT */
/* rule/fill.c and what it stands on: names, expressions, controls, labels.
 */
#include "rule_tree.h"

static const char *const fields =
    "loại = kế hoạch\nsố = 5\nđộ = cao\ntrích yếu = Về *việc*\nđơn vị A = Sở "
    "A\n"
    "lặp = {{ số }}\nvòng = {{ vòng }}\nkính gửi =\n - Bộ Nội vụ\n - Bộ Công "
    "an\n"
    "căn cứ =\n - Căn cứ {{ số }}\nliên hệ =\nsố bản = 3\nlưu hành =";

/* A paragraph and what is left of it: its text, or the number of a message. */
static const struct {
    const char *text, *wanted;
    unsigned number;
} holes[] = {
    {"{{ số }}", "5", 0},
    {"a {{ trích yếu }} b", "a Về *việc* b", 0},
    {"{{ trich_yeu }}", "Về *việc*", 0},
    {"{{ đơn vị A }}", "Sở A", 0},
    {"{{ vb.số bản }}", "3", 0},
    {"{{ vb[\"Trích yếu\"] }}", "Về *việc*", 0},
    {"{{ liên hệ }}", "", 0},
    {"{{ độ khẩn }}", "", 0},
    {"{{ độ }}", "cao", 0},
    {"{{ độ .. 1 }}", "từ khóa của Lua", 417},
    {"{{ số bản + 1 }}", "4", 0},
    {"{{ số bản / 2 }}", "1.5", 0},
    {"{{ số bản * 2.0 }}", "6", 0},
    {"{{ \"đơn vị A\" }}", "đơn vị A", 0},
    {"{{ text.upper(đơn vị A) }}", "SỞ A", 0},
    {"{{ lặp }}", "5", 0},
    {"{{ lặp .. \"a\" }}", "5a", 0},
    {"{{ #kính gửi }}", "2", 0},
    {"{{ #nơi nhận }}", "0", 0},
    {"{{ kính gửi[2] }}", "Bộ Công an", 0},
    {"{{ kính gửi[3] }}", "", 0},
    {"{{ list.join(kính gửi, \"; \") }}", "Bộ Nội vụ; Bộ Công an", 0},
    {"{{ căn cứ }}", "Căn cứ 5", 0},
    {"{{ nơi nhận and \"x\" }}", "", 0},
    {"{{ độ khẩn or \"thường\" }}", "thường", 0},
    {"{{ người ký.họ tên }}", "Trần Bình Minh", 0},
    {"{{ người ký.chức vụ khác }}", "", 0},
    {"{{ doc.strong \"a\" }}", "a", 0},
    {"{{ trích yêú }}", "Về *việc*", 0}, /* folds to the same */
    {"{{ trich_yew }}", "có phải “trích yếu”?", 401},
    {"{{ gì đó }}", "gì đó", 401},
    {"{{ gì đó + 1 }}", "gi_do", 401},
    {"{{ đơn vị B }}", "có phải “đơn vị A”?", 401},
    {"{{ x.y }}", "“x”", 401},
    {"{{ r[\"Sở\"] }}", "“r”", 401},
    {"{{ kính gửi }}", "là danh sách", 408},
    {"{{ người ký }}", "là danh sách", 408},
    {"{{ 1 + }}", "không hiểu chỗ hết", 402},
    {"{{ kính gửi .. 1 }}", "không nối được “kinh_gui”", 402},
    {"{{ số > \"4\" }}", "boolean", 402},
    {"{{ {} }}", "giá trị là danh sách", 402},
    {"{{ print }}", "print", 401},
    {"{{ vòng }}", "chính nó: vòng", 407},
    {"{{ vòng .. 1 }}", "chính nó: vòng", 407},
    {"{{ (function() while true do end end)() }}", "LIMIT_LUA_", 406},
    {"{{ (\"x\"):rep(1e9) }}", "", 402},
    {"{{ \"\\255\" }}", "chữ không ở dạng UTF-8", 402},
};

static struct doc *hole_doc(void)
{
    struct doc *doc = new_doc(fields);
    struct node *item =
        add_item(doc, add_field(doc, head_of(doc), "người ký"), NULL);

    (void)add_text(doc, add_field(doc, item, "họ tên"), "Trần Bình Minh");
    return doc;
}

static void test_holes(void)
{
    struct rules *rules = new_rules(NULL);

    for (size_t i = 0; i < ARRAY_LEN(holes); i++) {
        struct doc *doc = hole_doc();
        struct node *root = add_para(doc, body_of(doc), holes[i].text);
        char number[16];
        bool ok;

        ok = begin(rules, doc) && rule_fill_tree(rules->run, root);
        (void)snprintf(number, sizeof(number), "VB-0%u", holes[i].number);
        CHECK_SAYS(ok == (holes[i].number == 0), holes[i].text, messages(doc));
        if (holes[i].number == 0)
            CHECK_SAYS(
                str_is(node_plain_in(&doc->arena, root), holes[i].wanted),
                holes[i].text, node_plain_in(&doc->arena, root).p);
        else
            CHECK_SAYS(strstr(messages(doc), number) != NULL &&
                           strstr(messages(doc), holes[i].wanted) != NULL,
                       holes[i].text, messages(doc));
        CHECK_SAYS(doc_audit(doc, "fill"), holes[i].text, "audit");
        doc_free(doc);
    }
    free_rules(rules);
}

/* Two fields that fold to one are an error only where one is named. */
static void test_names(void)
{
    struct rules *rules = new_rules(NULL);
    struct doc *doc = hole_doc();
    struct node *fine = add_para(doc, body_of(doc), "{{ số bản }}");
    struct node *wrong = add_para(doc, body_of(doc), "{{ sở }}");

    (void)add_text(doc, add_field(doc, head_of(doc), "sở"), "B");
    CHECK(begin(rules, doc) && rule_fill_tree(rules->run, fine));
    CHECK(!rule_fill_tree(rules->run, wrong));
    CHECK_SAYS(strstr(messages(doc), "số, sở [VB-0403]") != NULL, "two names",
               messages(doc));
    doc_free(doc);
    free_rules(rules);
}

/* The body after its controls, a block a line. */
static struct str body_lines(struct doc *doc)
{
    struct buf b = BUF_NEW;
    struct str lines;

    for (const struct node *n = body_of(doc)->first; n != NULL; n = n->next) {
        if (n->label != NULL)
            buf_printf(&b, "%.*s ", STR_ARG(n->label->text));
        node_plain(&b, n);
        buf_c(&b, n->next != NULL ? "|" : "");
    }
    lines = arena_str(&doc->arena, buf_view(&b));
    buf_done(&b);
    return lines;
}

/*
 * A body in lines: "{if E", "{elseif E", "{else", "{for X in LIST", "}", and
 * paragraphs.
 */
static const struct {
    const char *body, *wanted;
} controls[] = {
    {"a\n{for x in kính gửi\n- {{ stt }} {{ x }}\n}\nb",
     "a|- 1 Bộ Nội vụ|- 2 Bộ Công an|b"},
    {"{for x in nơi nhận\n{{ x }}\n}\nb", "b"},
    {"{if kính gửi\na\n}\n{if nơi nhận\nb\n}\nc", "a|c"},
    {"{if #kính gửi == 1\na\n{elseif #kính gửi == 2\nb\n{else\nc\n}", "b"},
    {"{if not nơi nhận\na\n}", "a"},
    {"{if liên hệ\na\n{else\nb\n}", "b"},
    {"{for x in { 3, 4 }\n{{ x + 1 }}\n}", "4|5"},
    {"{for x in người ký\n{{ x.họ tên }}\n}", "Trần Bình Minh"},
    {"{for x in kính gửi\n{for y in { 1, 2 }\n{{ stt }} {{ x }} {{ y }}\n}\n}",
     "1 Bộ Nội vụ 1|2 Bộ Nội vụ 2|1 Bộ Công an 1|2 Bộ Công an 2"},
    {"{for x in kính gửi\n{if stt == 2\n{{ x }}\n}\n}", "Bộ Công an"},
    /* labels */
    {"1. a\n{for x in { 1, 2, 3 }\n2. {{ x }}\n}\n3. b",
     "1. a|2. 1|3. 2|4. 3|5. b"},
    {"{for x in { 1, 2, 3 }\n1. {{ x }}\n}\n2. b", "1. 1|2. 2|3. 3|4. b"},
    {"1. a\n{for x in {}\n2. {{ x }}\n}\n3. b", "1. a|2. b"},
    {"{for x in {}\n1. {{ x }}\n}\n2. b\n3. c", "1. b|2. c"},
    {"{for x in { 1, 2 }\nI. {{ x }}\n1. p\n2. q\n}\nII. r",
     "I. 1|1. p|2. q|II. 2|1. p|2. q|III. r"},
    {"1. a\n{if nơi nhận\n2. b\n}\n3. c", "1. a|2. c"},
    {"1. a\n{if kính gửi\n2. b\n{else\n2. x\n}\n3. c", "1. a|2. b|3. c"},
    {"1. a\n{if nơi nhận\n2. b\n{else\n2. x\n}\n3. c", "1. a|2. x|3. c"},
    {"1. a\n1. b\n5. c\n{for x in { 1, 2 }\n6. {{ x }}\n}\n9. d",
     "1. a|1. b|5. c|6. 1|7. 2|9. d"},
    {"{for x in { 1, 2 }\n1. {{ x }}\n1.1. p\n1.2. q\n}",
     "1. 1|1.1. p|1.2. q|2. 2|2.1. p|2.2. q"},
    {"I. a\n1. b\nII. c\n{if nơi nhận\n1. d\n}\n2. e", "I. a|1. b|II. c|1. e"},
    {"{for x in { 1, 2, 3, 4, 5 }\na) {{ x }}\n}\nb) y",
     "a) 1|b) 2|c) 3|d) 4|đ) 5|e) y"},
};

static void build_body(struct doc *doc, const char *body)
{
    struct str rest = arena_str(&doc->arena, str_c(body));
    struct str line;
    struct node *to = body_of(doc);

    while (str_split(&rest, '\n', &line)) {
        const char *text = arena_str(&doc->arena, line).p;
        size_t in = str_find(line, STR(" in "), 0);

        if (str_starts(line, STR("{if "))) {
            to = add_control(doc, to, NODE_IF, "", "");
            to = add_control(doc, to, NODE_BRANCH, "", text + 4);
        } else if (str_starts(line, STR("{else"))) {
            to = add_control(doc, to->parent, NODE_BRANCH, "",
                             str_starts(line, STR("{elseif ")) ? text + 8 : "");
        } else if (str_starts(line, STR("{for "))) {
            to = add_control(doc, to, NODE_FOR,
                             arena_str(&doc->arena, str_sub(line, 5, in)).p,
                             text + in + 4);
        } else if (str_is(line, "}")) {
            to = to->kind == NODE_BRANCH ? to->parent->parent : to->parent;
        } else {
            (void)add_para(doc, to, text);
        }
    }
}

static void test_controls(void)
{
    struct rules *rules = new_rules(NULL);

    for (size_t i = 0; i < ARRAY_LEN(controls); i++) {
        struct doc *doc = hole_doc();

        build_body(doc, controls[i].body);
        CHECK_SAYS(begin(rules, doc) &&
                       rule_fill_tree(rules->run, body_of(doc)),
                   controls[i].body, messages(doc));
        CHECK_SAYS(str_is(body_lines(doc), controls[i].wanted),
                   controls[i].wanted, body_lines(doc).p);
        CHECK_SAYS(doc_audit(doc, "fill"), controls[i].body, "audit");
        doc_free(doc);
    }
    free_rules(rules);
}

static const struct {
    const char *body, *wanted;
} faults[] = {
    {"{for x in số\na\n}", NULL}, /* a field on one line is a list of one */
    {"{for x in số + 1\na\n}", "VB-0402"},
    {"{for x in gì\na\n}", "VB-0401"},
    {"{if gì\na\n}", "VB-0401"},
    {"{for x in kính gửi\n{{ y }}\n}", "VB-0401"},
    {"{for x in (\"x\"):rep(999):gsub(\"\", \"\") \na\n}", "VB-0402"},
};

static void test_faults(void)
{
    struct rules *rules = new_rules(NULL);

    for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
        struct doc *doc = hole_doc();
        bool ok;

        build_body(doc, faults[i].body);
        ok = begin(rules, doc) && rule_fill_tree(rules->run, body_of(doc));
        CHECK_SAYS(ok == (faults[i].wanted == NULL), faults[i].body,
                   messages(doc));
        if (faults[i].wanted != NULL)
            CHECK_SAYS(strstr(messages(doc), faults[i].wanted) != NULL,
                       faults[i].body, messages(doc));
        doc_free(doc);
    }
    free_rules(rules);
}

/* A loop that makes too much, and loops in loops. */
static void test_limits(void)
{
    struct rules *rules = new_rules(NULL);
    struct doc *doc = hole_doc();
    struct node *to;

    build_body(
        doc,
        "{for x in list.map(text.split((\"x\"):rep(999), \"x\"), tostring)\n"
        "{for y in list.map(text.split((\"x\"):rep(999), \"x\"), "
        "tostring)\na\n}\n}");
    CHECK(begin(rules, doc) && !rule_fill_tree(rules->run, body_of(doc)));
    CHECK_SAYS(strstr(messages(doc), "LIMIT_LOOP_BLOCKS") != NULL, "blocks",
               messages(doc));
    CHECK_UINT(doc->diag.status, STATUS_LIMIT);
    doc_free(doc);

    doc = hole_doc();
    to = body_of(doc);
    for (unsigned i = 0; i < 40; i++)
        to = add_control(doc, to, NODE_FOR, "x", "{ 1 }");
    (void)add_para(doc, to, "a");
    CHECK(begin(rules, doc) && !rule_fill_tree(rules->run, body_of(doc)));
    CHECK_SAYS(strstr(messages(doc), "LIMIT_CONTROL_DEPTH") != NULL, "depth",
               messages(doc));
    doc_free(doc);
    free_rules(rules);
}

int main(void)
{
    test_holes();
    test_names();
    test_controls();
    test_faults();
    test_limits();
    return unit_done();
}
