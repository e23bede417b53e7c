/* SPDX-License-Identifier: MIT */
/* app/import_report.c: the JSON, and what is told. */
#include "app/import_report.h"

#include "said.h"
#include "unit.h"

static void list(struct ledger *ledger)
{
    ledger_add(ledger, LEDGER_JOINED, STR("dòng 7"), STR("179- KH"), STR("179-KH"));
    ledger_add(ledger, LEDGER_PAGE_NUMBER, STR("dòng 9"), STR("2"), STR(""));
    ledger_add(ledger, LEDGER_AUTO_NUMBER, STR("document.xml 3"), STR(""), STR("1.\t\"a\""));
    ledger_add(ledger, LEDGER_FIELD, STR("dòng 1"), STR("Số: /KH-VPUB"), STR("VPUB"));
    ledger_add_media(ledger, STR("anh 1.png"), STR("1234"));
}

static void check_json(void)
{
    struct arena a;
    struct ledger ledger;
    struct buf out = BUF_NEW;
    struct diag diag;
    struct rule_import_entry muc = {.at = STR("dòng 4"),
                                    .role = STR("muc"),
                                    .reason = {STR("nhãn I."), STR("label I.")},
                                    .text = STR("I. MỤC ĐÍCH"),
                                    .confidence = 0.975};
    struct rule_import blocks = {.entries = &muc, .count = 1};
    struct app_import_report report = {.file = "kế \"hoạch\".docx",
                                       .kind = "docx",
                                       .ledger = &ledger,
                                       .blocks = &blocks,
                                       .letters_out = 5};

    arena_init(&a);
    diag_init(&diag, &a, DIAG_EN);
    ledger_init(&ledger, &a);
    list(&ledger);
    ledger.letters = 8;
    muc.pos.src = diag_src(&diag, src_new(&a, STR("x"), STR("a\nb\n")));
    muc.pos.off = 2;
    app_import_report_put(&out, &report, &diag);
    CHECK_BUF(
        &out,
        "{\n"
        " \"version\":\"" VANBAN_VERSION "\",\n"
        " \"file\":\"kế \\\"hoạch\\\".docx\",\n"
        " \"kind\":\"docx\",\n"
        " \"blocks\":[\n"
        "  {\"place\":\"dòng 4\",\"line\":2,\"column\":1,\"role\":\"muc\",\"confidence\":0.97,"
        "\"reason\":\"label I.\",\"text\":\"I. MỤC ĐÍCH\"}\n"
        " ],\n"
        " \"repairs\":[\n"
        "  {\"what\":\"joined\",\"place\":\"dòng 7\",\"before\":\"179- KH\","
        "\"after\":\"179-KH\"}\n"
        " ],\n"
        " \"apart\":[\n"
        "  {\"what\":\"page-number\",\"place\":\"dòng 9\",\"before\":\"2\",\"after\":\"\"}\n"
        " ],\n"
        " \"made\":[\n"
        "  {\"what\":\"auto-number\",\"place\":\"document.xml 3\",\"before\":\"\","
        "\"after\":\"1.\\u0009\\\"a\\\"\"}\n"
        " ],\n"
        " \"taken\":[\n"
        "  {\"what\":\"field\",\"place\":\"dòng 1\",\"before\":\"Số: /KH-VPUB\","
        "\"after\":\"VPUB\"}\n"
        " ],\n"
        " \"media\":[\n"
        "  {\"name\":\"anh 1.png\",\"bytes\":4}\n"
        " ],\n"
        " \"letters\":{\"in\":8,\"out\":5,\"listed\":3}\n"
        "}\n");
    arena_done(&a);
}

/* A balanced import is told in one note; a loss is a warning. */
static void check_told(uint64_t letters, size_t messages)
{
    struct arena a;
    struct diag diag;
    struct ledger ledger;
    struct rule_import blocks = {.count = 3, .doubtful = 1};
    struct app_import_report report = {
        .file = "x.txt", .kind = "text", .ledger = &ledger, .blocks = &blocks, .letters_out = 5};

    arena_init(&a);
    diag_init(&diag, &a, DIAG_EN);
    ledger_init(&ledger, &a);
    list(&ledger);
    ledger.letters = letters;
    CHECK(app_import_report_balanced(&report) == (messages == 1));
    app_import_report_tell(&diag, &report);
    CHECK_UINT(diag.count, messages);
    CHECK(diag.entries[0].code == VB_IMPORT_SUMMARY);
    CHECK_STR(
        said(&diag, 0),
        "imported x.txt (text): 3 paragraphs and tables, 1 to look at; 1 repaired; 1 not in the "
        "source (see --report)");
    if (messages == 2)
        CHECK_STR(said(&diag, 1),
                  "letters and digits of the file are not those of the source and of what is "
                  "listed: x.txt: 9 in the file, 5 in the source, 3 listed");
    CHECK(!diag_stopped(&diag));
    arena_done(&a);
}

int main(void)
{
    check_json();
    check_told(8, 1);
    check_told(9, 2);
    return unit_done();
}
