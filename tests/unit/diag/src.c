/* SPDX-License-Identifier: MIT */
/* diag/src.c: what comes from a disk becomes NFC with LF, and places stay true. */
#include "diag/src.h"

#include "unit.h"

struct row {
    struct str raw;
    enum src_fault fault;
    const char *text; /* NULL: none */
    uint32_t line, controls_line;
};

static const struct row rows[] = {
    {TEXT("Điều 1.\nỮ ệ\n"), SRC_OK, "Điều 1.\nỮ ệ\n", 0, 0},
    {TEXT(""), SRC_OK, "", 0, 0},
    {{NULL, 0}, SRC_OK, "", 0, 0},
    /* marks of order */
    {TEXT("\xEF\xBB\xBFloại"), SRC_OK, "loại", 0, 0},
    {TEXT("\xEF\xBB\xBF"), SRC_OK, "", 0, 0},
    {TEXT("\xFF\xFE"), SRC_OK, "", 0, 0},
    {TEXT("\xFF\xFE\x10\x01\x0A\x00\xC7\x1E"), SRC_OK, "Đ\nệ", 0, 0},
    {TEXT("\xFE\xFF\x01\x10\x00\x0D\x00\x0A\x1E\xC7"), SRC_OK, "Đ\nệ", 0, 0},
    {TEXT("\xFF\xFE\x3D\xD8\x00\xDE"), SRC_OK, "\xF0\x9F\x98\x80", 0, 0},
    {TEXT("\xFE\xFF\xD8\x3D\xDE\x00"), SRC_OK, "\xF0\x9F\x98\x80", 0, 0},
    /* halves of pairs: high alone, before a letter, twice, low alone */
    {TEXT("\xFE\xFF\x00\x0A\xD8\x3D"), SRC_OK, "\n\uFFFD", 0, 2},
    {TEXT("\xFE\xFF\xD8\x3D\x00\x61"), SRC_OK, "\uFFFDa", 0, 1},
    {TEXT("\xFE\xFF\xD8\x3D\xD8\x3D\xDE\x00"), SRC_OK, "\uFFFD\xF0\x9F\x98\x80", 0, 1},
    {TEXT("\xFE\xFF\xDE\x00\x00\x61"), SRC_OK, "\uFFFDa", 0, 1},
    /* not text: odd, NUL, UTF-32, UTF-16 without a mark */
    {TEXT("\xFF\xFE\x61\x00\x0A\x00\x62"), SRC_NOT_TEXT, NULL, 2, 0},
    {TEXT("\xFF\xFE\x61\x00\x00\x00"), SRC_NOT_TEXT, NULL, 1, 0},
    {TEXT("\xFF\xFE\x00\x00\x61\x00\x00\x00"), SRC_NOT_TEXT, NULL, 1, 0},
    {TEXT("a\x00\n\x00"), SRC_NOT_TEXT, NULL, 1, 0},
    {TEXT("một\r\nhai\n\x00"), SRC_NOT_TEXT, NULL, 3, 0},
    /* line ends */
    {TEXT("a\r\nb\r\n"), SRC_OK, "a\nb\n", 0, 0},
    {TEXT("a\rb\r"), SRC_OK, "a\nb\n", 0, 0},
    {TEXT("a\r\r\n\nb"), SRC_OK, "a\n\n\nb", 0, 0},
    {TEXT("\r"), SRC_OK, "\n", 0, 0},
    /* controls, by line */
    {TEXT("a\tb\n\x07"), SRC_OK, "a\tb\n\uFFFD", 0, 2},
    {TEXT("a\r\nb\rc\x0B\x1B\n\x07"), SRC_OK, "a\nb\nc\uFFFD\uFFFD\n\uFFFD", 0, 3},
    {TEXT("\x7F\xC2\x85\xC2\x9F\xC2\xA0"), SRC_OK, "\uFFFD\uFFFD\uFFFD\u00A0", 0, 1},
    {TEXT("\xEF\xB7\x90\xEF\xBF\xBF\xF0\x9F\xBF\xBE"), SRC_OK, "\uFFFD\uFFFD\uFFFD", 0, 1},
    {TEXT("\xEF\xBF\xBD"), SRC_OK, "\uFFFD", 0, 0}, /* was one already */
    {TEXT("\xE2\x80\xA8\xEF\xBB\xBF"), SRC_OK, "\u2028\uFEFF", 0, 0},
    /* decomposed */
    {TEXT("Quye\u0302\u0301t đi\u0323nh"), SRC_OK, "Quyết định", 0, 0},
    {TEXT("U\u031B\u0303\r\ne\u0323\u0302"), SRC_OK, "Ữ\nệ", 0, 0},
    /* broken bytes: each kind of cut, line by any line end */
    {TEXT("\x80"), SRC_NOT_UTF8, NULL, 1, 0},
    {TEXT("a\n\xC4"), SRC_NOT_UTF8, NULL, 2, 0},
    {TEXT("a\r\n\xE1\xBB"), SRC_NOT_UTF8, NULL, 2, 0},
    {TEXT("a\rb\r\xF0\x9F\x98"), SRC_NOT_UTF8, NULL, 3, 0},
    {TEXT("\n\n\xE1\xBB\n"), SRC_NOT_UTF8, NULL, 3, 0},
    {TEXT("\xEF\xBB\xBF\n\xFF"), SRC_NOT_UTF8, NULL, 2, 0},
    {TEXT("\xEF\xBB"), SRC_NOT_UTF8, NULL, 1, 0},
    {TEXT("\xFF"), SRC_NOT_UTF8, NULL, 1, 0},
    {TEXT("K\xD5 ho\xB9" "ch"), SRC_NOT_UTF8, NULL, 1, 0}, /* TCVN3 */
};

struct place {
    uint32_t off, line, column;
};

#define LINES "Ữ ệ\n\nx e\u0301\u0323\u0302y\tz\n"

/* Ữ and ệ are 3 bytes; é with more marks is 1 + 2 + 2 + 2 */
static const struct place places[] = {
    {0, 1, 1}, {3, 1, 2},  {4, 1, 3},  {7, 1, 4},  {8, 2, 1},  {9, 3, 1},   {11, 3, 3},
    {12, 3, 3}, {16, 3, 3}, {18, 3, 4}, {19, 3, 5}, {20, 3, 6}, {21, 3, 7}, {22, 4, 1}, {999, 4, 1},
};

static void test_places(struct arena *a)
{
    struct src *s = src_new(a, STR("-"), STR(LINES));
    static const char *const lines[] = {"Ữ ệ", "", "x e\u0301\u0323\u0302y\tz", ""};

    CHECK_STR(s->name, "<stdin>");
    CHECK_UINT(s->line_count, 4);
    UNIT_EACH (struct place, p, places) {
        CHECK_UINT(src_line(s, p->off), p->line);
        CHECK_UINT(src_column(s, p->off), p->column);
    }
    for (uint32_t i = 0; i < 4; i++)
        CHECK_STR(src_line_text(s, i + 1), lines[i]);
    s = src_new(a, STR("kế hoạch.md"), STR(""));
    CHECK_STR(s->name, "kế hoạch.md");
    CHECK(s->line_count == 1 && src_line(s, 0) == 1 && src_column(s, 0) == 1);
    CHECK_STR(src_line_text(s, 1), "");
    s = src_new(a, STR("x"), STR("một dòng"));
    CHECK(s->line_count == 1 && src_line(s, 9) == 1 && src_column(s, 5) == 4);
    CHECK_STR(src_line_text(s, 1), "một dòng");
}

int main(void)
{
    struct arena a;

    arena_init(&a);
    UNIT_EACH (struct row, r, rows) {
        struct src_notes notes;
        struct str text = STR("(not set)");

        CHECK_UINT((unsigned)src_normalise(&a, r->raw, &text, &notes), (unsigned)r->fault);
        CHECK_STR(text, r->text != NULL ? r->text : "(not set)");
        CHECK_UINT(notes.line, r->line);
        CHECK_UINT(notes.controls_line, r->controls_line);
        CHECK(notes.was_utf16 == (r->raw.n >= 2 && ((unsigned char)r->raw.p[0] ^ 1u) ==
                                                       (unsigned char)r->raw.p[1] &&
                                  (unsigned char)r->raw.p[0] >= 0xFE));
    }
    test_places(&a);
    arena_done(&a);
    return unit_done();
}
