/* SPDX-License-Identifier: MIT */
/* diag/show.c: order, columns in letters, excerpt and caret. */
#include "diag/show.h"

#include <errno.h>
#include <time.h>

#include "diag/phrase.h"
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

#define MESSAGE(place) "kế hoạch.md:" place ": lỗi: mục này được ghi hai lần: số [VB-0210]\n"
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
        "kế hoạch.md:1:1: lưu ý: được hiểu là: b [VB-0211]\n"
        "kế hoạch.md:1:1: cảnh báo: không có mục “x”; dòng này không được in [VB-0209]\n"
        "kế hoạch.md:2:1: lỗi: quá dài [ND-13]\n"
        "cũ.docx: cảnh báo: không có mục “x”; dòng này không được in [VB-0209]\n"
        "vanban: lỗi: không đọc được tệp: x: không có quyền [VB-0201]\n",
        "kế hoạch.md:2:1: lỗi: quá dài [ND-13]\n"
        "vanban: lỗi: không đọc được tệp: x: không có quyền [VB-0201]\n",
        "kế hoạch.md:1:1: \033[36mlưu ý:\033[0m được hiểu là: b [VB-0211]\n"
        "kế hoạch.md:1:1: \033[33mcảnh báo:\033[0m không có mục “x”; dòng này không được in "
        "[VB-0209]\n"
        "kế hoạch.md:2:1: \033[31mlỗi:\033[0m quá dài [ND-13]\n"
        "cũ.docx: \033[33mcảnh báo:\033[0m không có mục “x”; dòng này không được in [VB-0209]\n"
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

/* A place in a part of a package, and the same messages as lines of JSON. */
static void test_part_and_json(void)
{
    static const char *const want[] = {
        "kế hoạch.md:2:1: cảnh báo: không có mục “sô” (có phải “số”?); dòng này không được in "
        "[VB-0209]\n"
        "kế hoạch.md:2:5: lưu ý: dài \"quá\" [nd30.x]\n"
        "cũ.docx: word/document.xml, đoạn 12: cảnh báo: dấu chú thích ở đây không có lời chú "
        "thích [VB-0243]\n"
        "cũ.docx: word/styles.xml: lỗi: tệp Word có DTD hoặc thực thể XML, không được phép "
        "[VB-0238]\n",
        "{\"level\":\"warning\",\"id\":\"VB-0209\",\"file\":\"kế hoạch.md\",\"line\":2,"
        "\"column\":1,\"end\":{\"line\":2,\"column\":3},\"text\":\"không có mục “sô” (có phải "
        "“số”?); dòng này không được in\",\"hint\":\"số\"}\n"
        "{\"level\":\"info\",\"id\":\"nd30.x\",\"file\":\"kế hoạch.md\",\"line\":2,"
        "\"column\":5,\"text\":\"dài \\\"quá\\\"\",\"clause\":\"Điều 8\"}\n"
        "{\"level\":\"warning\",\"id\":\"VB-0243\",\"file\":\"cũ.docx\",\"part\":"
        "\"word/document.xml\",\"paragraph\":12,\"run\":3,\"text\":\"dấu chú thích ở đây không có "
        "lời chú thích\"}\n"
        "{\"level\":\"error\",\"id\":\"VB-0238\",\"file\":\"cũ.docx\",\"part\":"
        "\"word/styles.xml\",\"text\":\"tệp Word có DTD hoặc thực thể XML, không được phép\"}\n",
    };
    static const enum show_format formats[] = {SHOW_LINE, SHOW_JSON};

    for (size_t i = 0; i < ARRAY_LEN(formats); i++) {
        struct stage s;
        uint16_t package, wanted = 2;

        begin(&s, DIAG_VI, STR("a\nsô: 1\n"));
        package = diag_src(&s.d, src_new_package(&s.arena, STR("cũ.docx")));
        CHECK_UINT(package, wanted);
        diag_at(&s.d, diag_part(&s.d, package, STR("word/document.xml"), 12, 3),
                VB_DOCX_NOTE_MISSING);
        diag_at(&s.d, diag_part(&s.d, package, STR("word/styles.xml"), 0, 0), VB_DOCX_DTD);
        CHECK_UINT(diag_part(&s.d, package, STR("word/document.xml"), 1, 0).src, 3);
        diag_about(&s.d, ((struct pos){2, 3, 1}), VB_HEAD_UNKNOWN_FIELD, diag_c("sô"),
                   diag_hint(STR("số")));
        diag_finding(&s.d, at(7), DIAG_INFO, STR("nd30.x"), STR("Điều 8"), diag_c("dài \"quá\""));
        check_shown(&s, (struct show_options){.format = formats[i]}, want[i]);
    }
}

/* What libraries say: by a pattern, inside of another one, unknown, an office's own. */
static void test_phrases(void)
{
    static const struct {
        const char *said, *vi;
    } phrases[] = {
        {"attempt to index a nil value (field 'a b')",
         "“a b” (mục) không có giá trị (nil) nên không lấy được gì từ đó"},
        {"bad argument #1 to 'sub' (string expected, got nil)",
         "tham số thứ 1 của hàm “sub” sai (cần chữ, lại là giá trị trống (nil))"},
        {"'=' expected near '<eof>'", "thiếu “=” trước “<eof>”"},
        {"unknown key 'chek'; is it 'check'?", "quy tắc không có mục “chek” (có phải “check”?)"},
        {"Not a zip archive", "không phải gói zip"},
        {"Zip archive inconsistent: x", "mục lục của gói zip không khớp với nội dung (“x”)"},
        {"something else", "thông báo gốc là “something else”"},
        {"số quá lớn", "số quá lớn"},
    };

    for (size_t i = 0; i < ARRAY_LEN(phrases); i++) {
        struct buf out = BUF_NEW;

        unit_row = i;
        phrase_say(&out, str_c(phrases[i].said), DIAG_VI);
        CHECK_STR(buf_view(&out), phrases[i].vi);
        buf_clear(&out);
        phrase_say(&out, str_c(phrases[i].said), DIAG_EN);
        CHECK_STR(buf_view(&out), phrases[i].said);
        buf_done(&out);
    }
    unit_row = SIZE_MAX;
}

int main(void)
{
    test_rows();
    test_order();
    test_english_and_limit();
    test_long_line();
    test_part_and_json();
    test_phrases();
    return unit_done();
}
