/* SPDX-License-Identifier: MIT */
/* diag/show.c: order, columns in letters, excerpt and caret. */
#include "diag/show.h"

#include <errno.h>
#include <time.h>

#include "unit.h"

/* A document of messages about one normalised source, number 1. */
struct stage {
    struct arena arena;
    struct diag d;
};

static void begin(struct stage *s, enum diag_lang lang, struct str raw)
{
    struct src_notes notes;
    struct str text = STR("");

    arena_init(&s->arena);
    diag_init(&s->d, &s->arena, lang);
    CHECK(src_normalise(&s->arena, raw, &text, &notes) == SRC_OK);
    CHECK_UINT(diag_src(&s->d, src_new(&s->arena, STR("kế hoạch.md"), text)), 1);
}

static struct pos at(uint32_t off)
{
    return (struct pos){off, 0, 1};
}

static void check_shown(struct stage *s, struct show_options options, const char *want)
{
    struct buf out = BUF_NEW;

    show_all(&out, &s->d, options);
    CHECK_BUF(&out, want);
    arena_done(&s->arena);
}

/* One message at an offset of the normalised text, with its excerpt. */
struct row {
    struct str raw;
    uint32_t off;
    const char *want;
};

#define MESSAGE(place) "kế hoạch.md:" place ": lỗi: trường được nêu hai lần: số [VB-0210]\n"
#define TEN "Quyết định"
#define FIFTY TEN TEN TEN TEN TEN

static const struct row rows[] = {
    {TEXT("số: 1\nsố: 2\n"), 8, MESSAGE("2:1") "    số: 2\n    ^\n"},
    {TEXT("Ữ ệ Đ x"), 11, MESSAGE("1:7") "    Ữ ệ Đ x\n          ^\n"},
    /* the same decomposed: the columns of the author's letters */
    {TEXT("U\u031B\u0303 e\u0323\u0302 Đ x"), 11, MESSAGE("1:7") "    Ữ ệ Đ x\n          ^\n"},
    /* marks that do not compose take no column; a place among them is their letter's */
    {TEXT("q\u0323\u0307ab"), 5, MESSAGE("1:2") "    q\u0323\u0307ab\n     ^\n"},
    {TEXT("xq\u0323\u0307ab"), 4, MESSAGE("1:2") "    xq\u0323\u0307ab\n     ^\n"},
    {TEXT("\xEF\xBB\xBF\tđ: x\r\n"), 4, MESSAGE("1:4") "     đ: x\n       ^\n"},
    /* an empty line shows nothing */
    {TEXT("a\n\nb"), 2, MESSAGE("2:1")},
    {TEXT("a\n"), 2, MESSAGE("2:1")},
    {TEXT("ab"), 99, MESSAGE("1:3") "    ab\n      ^\n"},
    /* long lines are cut on the right, on both sides; “Quyết định” is 15 bytes */
    {TEXT(FIFTY FIFTY), 0, MESSAGE("1:1") "    " FIFTY TEN TEN "Quyết …\n    ^\n"},
    {TEXT(FIFTY FIFTY FIFTY "."), 7 * 15,
     MESSAGE("1:71") "   …" TEN TEN TEN TEN TEN TEN TEN "Quyết …\n"
                     "                                            ^\n"},
    {TEXT(FIFTY FIFTY "."), 10 * 15,
     MESSAGE("1:101") "   …" TEN TEN TEN TEN ".\n"
                      "                                            ^\n"},
};

static void test_rows(void)
{
    UNIT_EACH (struct row, r, rows) {
        struct stage s;

        begin(&s, DIAG_VI, r->raw);
        diag_about(&s.d, at(r->off), VB_HEAD_FIELD_TWICE, diag_c("số"));
        check_shown(&s, (struct show_options){.format = SHOW_HUMAN}, r->want);
    }
}

/* By source and place, those without one last, each once; a package has no lines. */
static void test_order(void)
{
    struct show_options options[] = {{0}, {.quiet = true}, {.colour = true}};
    static const char *const want[] = {
        "kế hoạch.md:1:1: lưu ý: đã hiểu là: b [VB-0211]\n"
        "kế hoạch.md:1:1: cảnh báo: trường lạ: x [VB-0209]\n"
        "kế hoạch.md:2:1: lỗi: quá dài [ND-13]\n"
        "cũ.docx: cảnh báo: trường lạ: x [VB-0209]\n"
        "vanban: lỗi: không đọc được tệp: x: không có quyền [VB-0201]\n",
        "kế hoạch.md:2:1: lỗi: quá dài [ND-13]\n"
        "vanban: lỗi: không đọc được tệp: x: không có quyền [VB-0201]\n",
        "kế hoạch.md:1:1: \033[36mlưu ý:\033[0m đã hiểu là: b [VB-0211]\n"
        "kế hoạch.md:1:1: \033[33mcảnh báo:\033[0m trường lạ: x [VB-0209]\n"
        "kế hoạch.md:2:1: \033[31mlỗi:\033[0m quá dài [ND-13]\n"
        "cũ.docx: \033[33mcảnh báo:\033[0m trường lạ: x [VB-0209]\n"
        "vanban: \033[31mlỗi:\033[0m không đọc được tệp: x: không có quyền [VB-0201]\n",
    };

    for (size_t i = 0; i < ARRAY_LEN(options); i++) {
        struct stage s;

        begin(&s, DIAG_VI, STR("a\nb\n"));
        CHECK_UINT(diag_src(&s.d, src_new_package(&s.arena, STR("cũ.docx"))), 2);
        diag_about(&s.d, ((struct pos){0, 0, 2}), VB_HEAD_UNKNOWN_FIELD, diag_c("x"));
        diag_about(&s.d, POS_NONE, VB_READ_FAILED, diag_path("x"), diag_errno(EACCES));
        diag_finding(&s.d, at(2), DIAG_ERROR, STR("ND-13"), STR(""), diag_c("quá dài"));
        diag_about(&s.d, at(0), VB_HEAD_REPAIRED, diag_c("b"));
        diag_about(&s.d, at(0), VB_HEAD_UNKNOWN_FIELD, diag_c("x"));
        diag_about(&s.d, at(0), VB_HEAD_REPAIRED, diag_c("b")); /* once more, not next to it */
        diag_finding(&s.d, at(2), DIAG_ERROR, STR("ND-13"), STR(""), diag_c("quá dài"));
        check_shown(&s, options[i], want[i]);
    }
}

static void test_english_and_limit(void)
{
    struct stage s;
    struct buf out = BUF_NEW;

    begin(&s, DIAG_EN, STR("x"));
    diag_about(&s.d, ((struct pos){0, 0, 9}), VB_HEAD_FIELD_TWICE, diag_c("số"));
    check_shown(&s, (struct show_options){.format = SHOW_HUMAN},
                "vanban: error: field given twice: số [VB-0210]\n");
    begin(&s, DIAG_EN, STR("x"));
    for (unsigned i = 0; i < LIMIT_MESSAGES + 3; i++)
        diag_about(&s.d, at(0), VB_LABEL_CONTINUES, diag_num(i));
    show_all(&out, &s.d, (struct show_options){0});
    CHECK(str_ends(buf_view(&out),
                   STR("vanban: info: 3 more messages left out (LIMIT_MESSAGES) [VB-0910]\n")));
    buf_clear(&out);
    show_all(&out, &s.d, (struct show_options){.quiet = true});
    CHECK_BUF(&out, "");
    arena_done(&s.arena);
    begin(&s, DIAG_VI, STR("x"));
    check_shown(&s, (struct show_options){.format = SHOW_HUMAN}, "");
}

/* As many messages as are kept, on one line of 10 MB. */
static void test_long_line(void)
{
    struct stage s;
    struct buf line = BUF_NEW;
    struct buf out = BUF_NEW;
    clock_t start;

    for (unsigned i = 0; i < 1000000; i++)
        buf_c(&line, "chữ ký ");
    begin(&s, DIAG_VI, buf_view(&line));
    start = clock();
    for (unsigned i = LIMIT_MESSAGES; i-- > 0;)
        diag_about(&s.d, at(i * 20000), VB_INLINE_TAG, diag_c("<x>"));
    show_all(&out, &s.d, (struct show_options){.format = SHOW_HUMAN});
    CHECK(clock() - start < 3 * CLOCKS_PER_SEC);
    CHECK(str_starts(buf_view(&out), STR("kế hoạch.md:1:1: cảnh báo:")));
    CHECK(str_find(buf_view(&out), STR("kế hoạch.md:1:6986001: cảnh báo:"), 0) != SIZE_MAX);
    CHECK(out.n < 500 * 400);
    buf_done(&line);
    buf_done(&out);
    arena_done(&s.arena);
}

int main(void)
{
    test_rows();
    test_order();
    test_english_and_limit();
    test_long_line();
    return unit_done();
}
