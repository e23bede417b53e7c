/* SPDX-License-Identifier: MIT */
/* rule/run: what a run leaves in a program, however it ended: nothing. */
#include "rule_tree.h"

#define HEAD "loại = Kế hoạch\ncơ quan = Văn phòng\n"
#define RULE "return { id = 't.x', title = 'x', source = 'y', "

/* The rule stops where the head says so. */
static const char stopping[] =
    "local function stop(n, ctx, place)\n"
    "  ctx.memo.seen = n\n"
    "  if n:value 'dung' == place then while true do end end\n"
    "end\n" RULE "derive = { head = function(n, ctx)\n"
    "  assert(ctx.memo.seen == nil, 'memo')\n"
    "  stop(n, ctx, 'derive')\n"
    "  if n:value 'dung' == 'bo nho' then\n"
    "    local t = {}\n"
    "    while true do t[#t + 1] = ('x'):rep(1e6 + #t) end\n"
    "  end\n"
    "  n:set('thay', 'x')\n"
    "end },\n"
    "transform = { para = function(n) if n.text:find 'dung' then\n"
    "  n:append { '?', setmetatable({}, { __len = function() while true do end "
    "end }) }\n"
    "end end },\n"
    "check = { head = function(n, ctx)\n"
    "  stop(n, ctx, 'check')\n"
    "  ctx:info(n, pcall(function() return #nil end) and 'nil' or 'ok')\n"
    "end } }\n";

/* Tree and messages of a document in whatever state it stopped. */
static struct buf outcome(struct rules *rules, const char *head,
                          const char *text)
{
    struct buf b = BUF_NEW;
    struct doc *doc = new_doc(head);

    (void)add_para(doc, body_of(doc), text);
    if (begin(rules, doc) && rule_fill_doc(rules->run) &&
        rule_run_derive(rules->run) && rule_run_transform(rules->run))
        (void)rule_run_check(rules->run);
    buf_c(&b, dump(doc, doc->root));
    buf_c(&b, messages(doc));
    doc_free(doc); /* before the run that was begun on it ends */
    return b;
}

static const struct {
    const char *head, *text, *says;
} stops[] = {
    {HEAD "dừng = derive", "a", "LIMIT_LUA"},
    {HEAD "dừng = bo nho", "a", "LIMIT_LUA"},
    {HEAD "dừng = check", "a", "LIMIT_LUA"},
    {HEAD "x = y", "dung", "LIMIT_LUA"},
    {HEAD "x = y", "{{ (function() while true do end end)() }}", "LIMIT_LUA"},
    {HEAD "x = {{ (function() while true do end end)() }}", "{{ #x }}", "LIMIT_LUA"},
    {HEAD "x = y", "{{ không có }}", "VB-0401"},
};

static void test_after_stop(void)
{
    const char *path = rule_path("dung.lua", stopping);
    struct rules *fresh = new_rules(path);
    struct rules *used = new_rules(path);
    struct buf wanted = outcome(fresh, HEAD "kính gửi = A", "{{ #kinh_gui }} b");

    CHECK_SAYS(str_find(buf_view(&wanted), STR("ok [t.x]"), 0) != SIZE_MAX,
               "fresh", wanted.p);
    for (size_t i = 0; i < ARRAY_LEN(stops); i++) {
        struct buf stopped = outcome(used, stops[i].head, stops[i].text);
        struct buf after = outcome(used, HEAD "kính gửi = A", "{{ #kinh_gui }} b");

        CHECK_SAYS(str_find(buf_view(&stopped), str_c(stops[i].says), 0) !=
                       SIZE_MAX,
                   stops[i].text, stopped.p);
        CHECK_SAYS(str_eq(buf_view(&after), buf_view(&wanted)), stops[i].head,
                   after.p);
        buf_done(&stopped);
        buf_done(&after);
    }
    buf_done(&wanted);
    free_rules(fresh);
    free_rules(used);
}

/* Two programs have documents at work at the same time. */
static void test_two_programs(void)
{
    static const char rule[] =
        RULE "derive = { head = function(n) n:set('ai', '%s') end } }";
    struct rules *rules[2];
    struct doc *docs[2];
    char text[sizeof(rule) + 8];

    for (size_t i = 0; i < 2; i++) {
        (void)snprintf(text, sizeof(text), rule, i == 0 ? "A" : "B");
        rules[i] = new_rules(rule_path(i == 0 ? "a.lua" : "b.lua", text));
        docs[i] = new_doc("loại = Kế hoạch\ncơ quan = Văn phòng");
        CHECK_SAYS(begin(rules[i], docs[i]), "begin", messages(docs[i]));
    }
    for (size_t i = 0; i < 2; i++)
        CHECK_SAYS(rule_run_derive(rules[i]->run), "derive", messages(docs[i]));
    CHECK_SAYS(strcmp(value(docs[0], "ai"), "A") == 0, "first",
               value(docs[0], "ai"));
    CHECK_SAYS(strcmp(value(docs[1], "ai"), "B") == 0, "second",
               value(docs[1], "ai"));
    free_rules(rules[0]);
    CHECK(rule_run_check(rules[1]->run));
    free_rules(rules[1]);
    doc_free(docs[0]);
    doc_free(docs[1]);
}

/* A module that fails says so to each document, and is read once. */
static void test_failing_module(void)
{
    struct rules *rules = new_rules(rule_path(
        "mo_dun.lua", RULE "derive = { head = function() return lib.recogniser("
                           "nil) end } }"));
    struct buf first = outcome(rules, "x = y", "a");
    struct buf second = outcome(rules, "x = y", "a");

    CHECK_SAYS(str_eq(buf_view(&first), buf_view(&second)), first.p, second.p);
    buf_done(&first);
    buf_done(&second);
    free_rules(rules);
}

/* A rule file that is wrong is read again by the next run. */
static void test_mended(void)
{
    struct rules *rules = new_rules(rule_path("sua.lua", "return {"));
    struct doc *doc = new_doc("x = y");

    CHECK(!begin(rules, doc));
    CHECK_SAYS(strstr(messages(doc), "sua.lua:1:") != NULL, "broken",
               messages(doc));
    doc_free(doc);
    (void)rule_path("sua.lua", RULE "check = { head = function() end } }");
    doc = new_doc("x = y");
    CHECK_SAYS(begin(rules, doc), "mended", messages(doc));
    doc_free(doc);
    free_rules(rules);
}

int main(void)
{
    test_after_stop();
    test_two_programs();
    test_failing_module();
    test_mended();
    return unit_done();
}
