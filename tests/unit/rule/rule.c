/* SPDX-License-Identifier: MIT */
/* rule/: the node API, stages and errors of rules, what lua/nd30 derives. */
#include "rule_tree.h"

/* What lua/nd30 derives
 * -------------------------------------------------------- */

#define KE_HOACH "loại = Kế hoạch\ncơ quan = Văn phòng\nviết tắt = VPUB\n"

static const struct {
    const char *head, *field, *wanted;
} derived[] = {
    {KE_HOACH, "ten_loai", "KẾ HOẠCH"},
    {KE_HOACH, "ten_co_quan", "VĂN PHÒNG"},
    {KE_HOACH, "mau", "1.4"},
    {KE_HOACH, "ky_hieu", "KH-VPUB"},
    {KE_HOACH "số = 5", "dong_so", "Số: 05/KH-VPUB"},
    {KE_HOACH "số = 4290", "dong_so", "Số: 4290/KH-VPUB"},
    {KE_HOACH "số = 7/KH-ABC", "dong_so", "Số: 07/KH-ABC"},
    {KE_HOACH "số =", "dong_so",
     "Số: \u00A0\u00A0\u00A0\u00A0\u00A0\u00A0/KH-VPUB"},
    {KE_HOACH "số = 5\nký hiệu = KH-TU", "dong_so", "Số: 05/KH-TU"},
    {"loại = quy định\ncơ quan = Sở Nội vụ\nviết tắt = SNV", "ky_hieu",
     "QyĐ-SNV"},
    {KE_HOACH "địa danh = Sơn La\nngày = 5/2/2026", "dong_ngay",
     "Sơn La, ngày 05 tháng 02 năm 2026"},
    {KE_HOACH "địa danh = Sơn La\nngày = 29/6/2026", "dong_ngay",
     "Sơn La, ngày 29 tháng 6 năm 2026"},
    {KE_HOACH "địa danh = Sơn La\nngày = 10/10/2026", "dong_ngay",
     "Sơn La, ngày 10 tháng 10 năm 2026"},
    {KE_HOACH "địa danh = Sơn La\nngày = 4/2026", "dong_ngay",
     "Sơn La, ngày \u00A0\u00A0\u00A0\u00A0 tháng 4 năm 2026"},
    {KE_HOACH "dòng số = Số: …/KH", "dong_so", "Số: …/KH"},
    {KE_HOACH "kính gửi =\n - Bộ Nội vụ", "kinh_gui", "Bộ Nội vụ"},
    {KE_HOACH "kính gửi =\n - Bộ Nội vụ\n - Bộ Công an", "kinh_gui",
     "Bộ Nội vụ;\nBộ Công an."},
    {KE_HOACH "căn cứ =\n - Căn cứ Luật A;\n - Căn cứ Luật B", "can_cu",
     "Căn cứ Luật A;\nCăn cứ Luật B."},
    {KE_HOACH "nơi nhận =\n - Sở Nội vụ\n - Sở Y tế; (để báo cáo)\n - Sở Tài "
              "chính (b/c)\n"
              " - Lưu: VT, TH",
     "noi_nhan",
     "Sở Nội vụ;\nSở Y tế; (để báo cáo)\nSở Tài chính (b/c);\nLưu: VT, TH."},
};

static void test_derived(void)
{
    struct rules *rules = new_rules(NULL);

    for (size_t i = 0; i < ARRAY_LEN(derived); i++) {
        struct doc *doc = new_doc(derived[i].head);
        bool ok = begin(rules, doc) && rule_run_derive(rules->run);

        CHECK_SAYS(ok, derived[i].head, messages(doc));
        CHECK_SAYS(strcmp(value(doc, derived[i].field), derived[i].wanted) == 0,
                   derived[i].wanted, value(doc, derived[i].field));
        CHECK_SAYS(doc_audit(doc, "derive"), derived[i].head, "audit");
        doc_free(doc);
    }
    free_rules(rules);
}

static const struct {
    const char *authority, *post, *wanted;
} signers[] = {
    {NULL, "Chánh Văn phòng", "CHÁNH VĂN PHÒNG"},
    {"TM. Ủy ban nhân dân", "Chủ tịch", "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH"},
    {"TM", "Chủ tịch", "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH"},
    {"TM\nKT", "Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH"},
    {"TM, KT", "Phó Chủ tịch",
     "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH"},
    {"KT Giám đốc", "Phó Giám đốc", "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC"},
    {"KT.", "Phó Giám đốc", "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC"},
    {"Q.", "Giám đốc", "Q. GIÁM ĐỐC"},
    {"TL Chủ tịch", "Chánh Văn phòng", "TL. CHỦ TỊCH|CHÁNH VĂN PHÒNG"},
    {"TUQ. Chủ tịch", "Giám đốc Sở Nội vụ", "TUQ. CHỦ TỊCH|GIÁM ĐỐC SỞ NỘI VỤ"},
    {"Quyền Giám đốc", "", "QUYỀN GIÁM ĐỐC"},
};

static void test_signers(void)
{
    struct rules *rules = new_rules(NULL);

    for (size_t i = 0; i < ARRAY_LEN(signers); i++) {
        struct doc *doc =
            new_doc("loại = kế hoạch\ncơ quan = Ủy ban nhân dân tỉnh Lai Châu");
        struct node *item =
            add_item(doc, add_field(doc, head_of(doc), "người ký"), NULL);
        struct buf got = BUF_NEW;
        const struct node *lines;

        if (signers[i].authority != NULL)
            add_text(doc, add_field(doc, item, "quyền hạn"),
                     signers[i].authority);
        add_text(doc, add_field(doc, item, "chức vụ"), signers[i].post);
        CHECK_SAYS(begin(rules, doc) && rule_run_derive(rules->run),
                   signers[i].post, messages(doc));
        lines = meta_get(item, "dong_ky");
        for (const struct node *n = lines != NULL ? lines->first : NULL;
             n != NULL; n = n->next) {
            node_plain(&got, n);
            buf_c(&got, n->next != NULL ? "|" : "");
        }
        CHECK_SAYS(str_is(buf_view(&got), signers[i].wanted), signers[i].wanted,
                   got.p != NULL ? got.p : "");
        buf_done(&got);
        doc_free(doc);
    }
    free_rules(rules);
}

static const struct {
    const char *end, *wanted;
} endings[] = {
    {"Hết.", "Hết./."},       {"Hết", "Hết./."}, {"Hết./.", "Hết./."},
    {"như sau:", "như sau:"}, {"v.v…", "v.v…"},  {"v.v...", "v.v..."},
};

static void test_endings(void)
{
    struct rules *rules = new_rules(NULL);

    for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
        struct doc *doc = new_doc(KE_HOACH);
        struct node *para = add_para(doc, body_of(doc), endings[i].end);
        const char *wanted = endings[i].wanted;
        struct node *note = node_new(&doc->arena, NODE_NOTE, POS_NONE);

        note->name = STR("1");
        node_append(body_of(doc), note);
        add_para(doc, note, "chú thích");
        CHECK_SAYS(begin(rules, doc) && rule_run_derive(rules->run), wanted,
                   messages(doc));
        CHECK_SAYS(str_is(node_plain_in(&doc->arena, para), wanted), wanted,
                   node_plain_in(&doc->arena, para).p);
        doc_free(doc);
    }
    free_rules(rules);
}

static void test_idempotent(void)
{
    struct rules *rules = new_rules(NULL);

    for (size_t i = 0; i < ARRAY_LEN(derived); i++) {
        struct doc *doc = new_doc(derived[i].head);
        struct buf first = BUF_NEW;

        add_para(doc, body_of(doc), "1. Một câu.");
        CHECK_SAYS(begin(rules, doc) && rule_run_derive(rules->run), "first",
                   messages(doc));
        buf_c(&first, dump(doc, doc->root));
        CHECK_SAYS(begin(rules, doc) && rule_run_derive(rules->run), "second",
                   messages(doc));
        CHECK_SAYS(str_is(buf_view(&first), dump(doc, doc->root)), "idempotent",
                   dump(doc, doc->root));
        buf_done(&first);
        doc_free(doc);
    }
    free_rules(rules);
}

static const struct {
    const char *head, *message;
    enum status status;
} refused[] = {
    {"cơ quan = A", "chưa nêu loại", STATUS_DATA},
    {"loại = kế họach\ncơ quan = A", "chưa nêu viết tắt",
     STATUS_OK}, /* tone elsewhere */
    {"loại = kế hoch\ncơ quan = A", "có phải “kế hoạch”", STATUS_DATA},
    {"loại = thơ\ncơ quan = A", "các loại: chỉ thị, quy chế", STATUS_DATA},
    {"loại = kế hoạch", "chưa nêu cơ quan", STATUS_OK},
    {"loại = kế hoạch\ncơ quan = A", "chưa nêu viết tắt", STATUS_OK},
};

static void test_refused(void)
{
    struct rules *rules = new_rules(NULL);

    for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
        struct doc *doc = new_doc(refused[i].head);
        bool ok = begin(rules, doc) && rule_run_derive(rules->run);

        CHECK_SAYS(ok == (refused[i].status == STATUS_OK), refused[i].head,
                   messages(doc));
        CHECK_SAYS(doc->diag.status == refused[i].status, refused[i].head,
                   messages(doc));
        CHECK_SAYS(strstr(messages(doc), refused[i].message) != NULL,
                   refused[i].message, messages(doc));
        doc_free(doc);
    }
    free_rules(rules);
}

/* The API
 * ---------------------------------------------------------------------- */

#define RULE(stage, kind, code)                                                \
    "return { id = 't.x', title = 'x', source = 'y', " stage " = { [ '" kind   \
    "'] = "                                                                    \
    "function(n, ctx)\n" code "\nend } }"

static const struct {
    const char *rule, *message; /* NULL: all is well, and nothing is said */
    enum status status;
} scripts[] = {
    /* values */
    {RULE("check", "head.main",
          "assert(n:value('số') == '5' and n:get('so').text == '5')"),
     NULL, STATUS_OK},
    {RULE("check", "para.so",
          "assert(n.label.value == 1 and n.label.text == '1.' and n == n)"),
     NULL, STATUS_OK},
    {RULE("check", "body",
          "assert(#n == 2 and n[1] == n.first and n[2].prev == n[1]); "
          "assert(n[1].parent == n and n[3] == nil)"),
     NULL, STATUS_OK},
    {RULE("check", "body",
          "local k = 0; for p in n:walk('text') do k = k + 1 end; "
          "assert(k == 2); for c in n:children('para') do k = k + 1 end; "
          "assert(k == 4)"),
     NULL, STATUS_OK},
    {RULE("check", "body", "for i, p in ipairs(n) do assert(n[i] == p) end"),
     NULL, STATUS_OK},
    {RULE("check", "head.main",
          "assert(#n:items('nơi nhận') == 2 and #n:items('x y') == 0)"),
     NULL, STATUS_OK},
    {RULE("check", "doc",
          "assert(ctx.doc == n and ctx.today.year == 2026 and ctx.lang == "
          "'vi')"),
     NULL, STATUS_OK},
    {RULE("check", "body", "assert(data.loai.ke_hoach.viet_tat == 'KH')"), NULL,
     STATUS_OK},
    {RULE("check", "body",
          "assert(text.nearest('ke hoac', {'bao_cao', 'ke_hoach'}) == "
          "'ke_hoach')"),
     NULL, STATUS_OK},
    {RULE("check", "body",
          "assert(text.sub('Độ khẩn', 1, 2) == 'Độ' and text.len('Ữ') == 1 and "
          "text.sub('abc', -2) == 'bc' and text.pad('5', 2, '0') == '05')"),
     NULL, STATUS_OK},
    {RULE("check", "body",
          "local d = text.date '29/5/2026'; assert(d.day == 29 and d.year == "
          "2026 "
          "and text.date '31/2/2026' == nil)"),
     NULL, STATUS_OK},
    /* changes */
    {RULE("transform", "para.so",
          "n.label = { kind = 'so', value = 7 }; assert(n.label.text == "
          "'7.')"),
     NULL, STATUS_OK},
    {RULE("transform", "para",
          "return { n, doc.para { 'a', doc.strong 'b', style = 'Than' } }"),
     NULL, STATUS_OK},
    {RULE("transform", "para", "return {}"), NULL, STATUS_OK},
    {RULE("transform", "text", "return (n.text:gsub('x', 'y'))"), NULL,
     STATUS_OK},
    {RULE(
         "transform", "body",
         "n:append(n[1]); n:prepend { n[1], n[2] }; assert(#n == 2); "
         "n[1]:after(n[1]:clone()); n[2]:replace(doc.para 'q'); n[1]:remove()"),
     NULL, STATUS_OK},
    {RULE("transform", "para",
          "n.attr.style = 'X'; assert(n.attr.style == 'X'); n.attr.style = nil;"
          "assert(n.attr.style == nil)"),
     NULL, STATUS_OK},
    {RULE("transform", "head.main",
          "n:set('a b', {'x\\ny', doc.emph 'z'}); assert(n:value 'a_b' == "
          "'x\\nyz'); n:set('a b', nil); assert(not n:get 'a b')"),
     NULL, STATUS_OK},
    /* findings never stop */
    {RULE("check", "para.so", "ctx:error(n, 'sai %d', 3)"), "lỗi: sai 3 [t.x]",
     STATUS_OK},
    {RULE("check", "para.so", "ctx:report(n, { vi = 'A%%', en = 'B' })"),
     "A%% [t.x]", STATUS_OK},
    {RULE("check", "para.so", "ctx:refuse(n, 'thôi')"), "VB-0405", STATUS_DATA},
    {RULE(
         "check", "head.main",
         "assert(not pcall(function() n:items('nơi nhận')[1].text = 'x' end))"),
     NULL, STATUS_OK},
    {RULE("transform", "item", "if #n == 1 then n:set('a', 'b') end"),
     "cannot hold a field", STATUS_RULE},
    {RULE("transform", "item", "if n:get 'chức vụ' then n:set('a', n) end"),
     "in itself", STATUS_RULE},
    {RULE("transform", "para", "return { n, n }"), "twice", STATUS_RULE},
    {"return { id = 'nd30.trich_yeu', title = 'x', source = 'y', check = { doc "
     "= function(n, ctx) "
     "ctx:info(n, 'mine') end } }",
     "mine [nd30.trich_yeu]", STATUS_OK},
    {"return { id = 't', title = 'x', source = 'y', to = '2025-12-31', check = "
     "{ doc = "
     "function(n, ctx) ctx:info(n, 'old') end } }",
     NULL, STATUS_OK},
    {"return { id = 't', title = 'x', source = 'y', from = '2026-07-01', check "
     "= { doc = "
     "function(n, ctx) ctx:info(n, 'new') end } }",
     "new [t]", STATUS_OK},
    /* faults */
    {RULE("check", "para", "n.text = 'x'"), "a check must not change",
     STATUS_RULE},
    {RULE("check", "para", "doc.quote { n }"), "a check must not change",
     STATUS_RULE},
    {RULE("check", "para", "while true do doc.text 'x' end"), "LIMIT_LUA_",
     STATUS_RULE},
    {RULE("check", "para", "while true do n:clone() end"), "LIMIT_LUA_",
     STATUS_RULE},
    {RULE("check", "para", "return n"), "VB-0505", STATUS_RULE},
    {RULE("transform", "para", "return doc.text 'x'"), "VB-0505", STATUS_RULE},
    {RULE("transform", "para", "return 5 > 4"), "VB-0505", STATUS_RULE},
    {RULE("transform", "head", "return {}"), "VB-0505", STATUS_RULE},
    {RULE("transform", "body", "n:append(n)"), "cannot stand in itself",
     STATUS_RULE},
    {RULE("transform", "body", "n:append('x')"), "cannot stand in this body",
     STATUS_RULE},
    {RULE("transform", "body", "n:append(doc.para '\\xff')"), "chữ không ở dạng UTF-8",
     STATUS_RULE},
    {RULE("transform", "para", "n:set('a', 'b')"), "has no fields",
     STATUS_RULE},
    {RULE("check", "body", "error('hỏng')"),
     ":2:1: lỗi: quy tắc bị lỗi khi chạy: t.x: hỏng", STATUS_RULE},
    {RULE("check", "body", "while true do end"), "LIMIT_LUA_",
     STATUS_RULE},
    {RULE("check", "body", "pcall(function() while true do end end)"),
     "LIMIT_LUA_", STATUS_RULE},
    {RULE("check", "body", "n:clone()"), "must stay where it is", STATUS_RULE},
    {RULE("check", "para",
          "local t = {} for i = 1, 1e9 do t[i] = n:clone() end"),
     "LIMIT_LUA_", STATUS_RULE},
    {RULE("check", "body", "x.y = 1"), "“x” (tên) không có giá trị (nil)", STATUS_RULE},
    {RULE("check", "body", "return io.open('/etc/passwd')"), "“io” (tên) không có giá trị (nil)",
     STATUS_RULE},
    {RULE("check", "body", "data['../nd30/loai'] = 1"), "là đối tượng của vanban", STATUS_RULE},
    {RULE("check", "body", "return data['../nd30/loai']"), "no data.",
     STATUS_RULE},
    {RULE("check", "body", "text.upper = nil"), "read-only", STATUS_RULE},
    {RULE("check", "bdy", ""), "không có loại nút “bdy”", STATUS_RULE},
    {"return { id = 'a', title = 'b', source = 'c', chek = {} }",
     "có phải “check”?", STATUS_RULE},
    {"return { id = 'a', title = 'b', source = 'c' }", "cần có derive",
     STATUS_RULE},
    {"return { title = 'b' }", "VB-0502", STATUS_RULE},
    {"return 5", "phải trả về (return) một quy tắc", STATUS_RULE},
    {"return {", "VB-0502", STATUS_RULE},
    {"return { id = 'a', title = 'b', source = 'c', from = 'x', check = {} }",
     "phải là ngày", STATUS_RULE},
};

static void test_scripts(void)
{
    for (size_t i = 0; i < ARRAY_LEN(scripts); i++) {
        struct doc *doc =
            new_doc(KE_HOACH "số = 5\ntrích yếu = x\nnơi nhận =\n - A\n - B");
        struct rules *rules = new_rules(rule_path("rule.lua", scripts[i].rule));
        struct node *item =
            add_item(doc, add_field(doc, head_of(doc), "người ký"), NULL);

        add_text(doc, add_field(doc, item, "chức vụ"), "Giám đốc");
        add_text(doc, add_field(doc, head_of(doc), "ngày"), "2026");
        add_text(doc, add_field(doc, head_of(doc), "địa danh"), "Sơn La");
        add_para(doc, body_of(doc), "1. xin chào");
        add_para(doc, body_of(doc), "hết./.");
        if (begin(rules, doc) && rule_run_derive(rules->run) &&
            rule_run_transform(rules->run))
            (void)rule_run_check(rules->run);
        CHECK_SAYS(doc->diag.status == scripts[i].status, scripts[i].rule,
                   messages(doc));
        if (scripts[i].message == NULL)
            CHECK_SAYS(messages(doc)[0] == '\0', scripts[i].rule,
                       messages(doc));
        else
            CHECK_SAYS(strstr(messages(doc), scripts[i].message) != NULL,
                       scripts[i].message, messages(doc));
        CHECK_SAYS(doc->diag.status != STATUS_OK || doc_audit(doc, "rule"),
                   scripts[i].rule, "audit");
        free_rules(rules);
        doc_free(doc);
    }
}

/* One program, many documents: what a rule kept of the first is not there in the second. */
static void test_runs(void)
{
    const char *code =
        "local kept\n"
        "return { id = 't.x', title = 'x', source = 'y', check = { body = "
        "function(n, ctx)\n"
        "assert(ctx.memo.seen == nil and seen == nil)\nctx.memo.seen, seen = true, true\n"
        "if kept then return kept.text end\nkept = n end } }";
    struct rules *rules = new_rules(rule_path("kept.lua", code));
    struct doc *first = new_doc(KE_HOACH);
    struct doc *second = new_doc(KE_HOACH);

    CHECK_SAYS(begin(rules, first) && rule_run_derive(rules->run) &&
                   rule_run_check(rules->run),
               "first", messages(first));
    doc_free(first);
    CHECK_SAYS(begin(rules, second) && rule_run_check(rules->run), "second",
               messages(second));
    doc_free(second);
    free_rules(rules);
}

/* The office speaks before the decree; its example is what README names. */
static void test_office(void)
{
    char path[500];
    struct doc *doc =
        new_doc("loại = kế hoạch\ncơ quan = Văn phòng\nviết tắt = VP\nsố = 1\n"
                "nơi nhận =\n - Sở Nội vụ\n - Lưu: VT.");
    struct rules *rules;
    struct rule_info info;

    (void)snprintf(path, sizeof(path), "%s/examples/quy-tac-co-quan.lua",
                   getenv("TOP") != NULL ? getenv("TOP") : ".");
    rules = new_rules(path);
    CHECK_SAYS(begin(rules, doc) && rule_run_derive(rules->run), "office",
               messages(doc));
    CHECK_SAYS(strcmp(value(doc, "dong_so"), "Số: 01/KH-VPUB") == 0, "office",
               value(doc, "dong_so"));
    CHECK_SAYS(strcmp(value(doc, "noi_nhan"),
                      "Sở Nội vụ;\nLưu: VT, TCHCQT, H01b.") == 0,
               "office", value(doc, "noi_nhan"));
    CHECK_SAYS(strstr(messages(doc),
                      "sửa viết tắt VP thành VPUB [co_quan.viet_tat]") != NULL,
               "office", messages(doc));
    CHECK_SAYS(rule_program_info(rules->program, 0, DIAG_VI, &info) &&
                   str_is(info.id, "co_quan.viet_tat"),
               "info", "");
    free_rules(rules);
    doc_free(doc);
}

int main(void)
{
    test_derived();
    test_signers();
    test_endings();
    test_idempotent();
    test_refused();
    test_scripts();
    test_runs();
    test_office();
    return unit_done();
}
