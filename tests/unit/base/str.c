/* SPDX-License-Identifier: MIT */
/* base/str.c: slices, also empty ones without bytes. */
#include "base/str.h"

#include "unit.h"

struct find {
    struct str text, needle;
    size_t from, want;
};

static const struct find finds[] = {
    {TEXT("quyết định"), TEXT("định"), 0, 8}, {TEXT("aab"), TEXT("ab"), 0, 1},
    {TEXT("abab"), TEXT("ab"), 1, 2},         {TEXT("abab"), TEXT("ab"), 3, SIZE_MAX},
    {TEXT("ab"), TEXT("abc"), 0, SIZE_MAX},   {TEXT("ab"), TEXT(""), 2, 2},
    {TEXT("ab"), TEXT(""), 3, SIZE_MAX},      {TEXT("ab"), TEXT("b"), 9, SIZE_MAX},
    {{NULL, 0}, TEXT("a"), 0, SIZE_MAX},      {{NULL, 0}, TEXT(""), 0, 0},
};

struct number {
    struct str text;
    uint32_t max;
    bool ok;
    uint32_t want;
};

static const struct number numbers[] = {
    {TEXT("0"), 0, true, 0},
    {TEXT("007"), 9, true, 7},
    {TEXT("7"), 5, false, 0},
    {TEXT("10"), 9, false, 0},
    {TEXT("2026"), 9999, true, 2026},
    {TEXT("4294967295"), UINT32_MAX, true, UINT32_MAX},
    {TEXT("4294967296"), UINT32_MAX, false, 0},
    {TEXT("99999999999999999999"), UINT32_MAX, false, 0},
    {TEXT(""), 9, false, 0},
    {TEXT("-1"), 9, false, 0},
    {TEXT("1a"), 99, false, 0},
    {TEXT(" 1"), 99, false, 0},
    {TEXT("１"), 99, false, 0},
};

struct pair {
    struct str a, b;
    unsigned want;
};

#define TEN "0123456789"

static const struct pair distances[] = {
    {TEXT("trich_yeu"), TEXT("trich_yeu"), 0}, {TEXT("trich_yeu"), TEXT("trichyeu"), 1},
    {TEXT("noi_nhan"), TEXT("nơi_nhan"), 2},   {TEXT("so"), TEXT("os"), 2},
    {TEXT(""), TEXT("loai"), 4},               {TEXT("loai"), TEXT(""), 4},
    {{NULL, 0}, {NULL, 0}, 0},                 {TEXT("kitten"), TEXT("sitting"), 3},
    {TEXT(TEN TEN TEN TEN TEN TEN "012"), TEXT(TEN TEN TEN TEN TEN TEN "abc"), 3},
    {TEXT(TEN TEN TEN TEN TEN TEN "0123"), TEXT("0"), 64},
};

struct trim {
    struct str text;
    const char *want;
};

static const struct trim trims[] = {
    {TEXT("  ngày \t\r\n"), "ngày"}, {TEXT("\u00A0ký\u00A0"), "\u00A0ký\u00A0"},
    {TEXT(" \t "), ""},              {TEXT(""), ""},
    {{NULL, 0}, ""},
};

static void test_compare(void)
{
    struct str none = STR_NONE;

    CHECK(str_c(NULL).n == 0);
    CHECK(str_eq(none, STR("")) && str_is(none, "") && str_is(none, NULL));
    CHECK(str_eq(STR("ệ"), STR("ệ")) && !str_eq(STR("ệ"), STR("ẹ")));
    CHECK(str_cmp(STR("a"), STR("ab")) < 0 && str_cmp(STR("b"), STR("ab")) > 0);
    CHECK(str_cmp(none, STR("")) == 0 && str_cmp(none, STR("a")) < 0);
    CHECK(str_cmp(STR("z"), STR("đ")) < 0); /* bytes, unsigned */
    CHECK(str_starts(STR("Điều 1"), STR("Điều")) && !str_starts(STR("Đi"), STR("Điều")));
    CHECK(str_starts(none, STR("")) && str_ends(none, none));
    CHECK(str_ends(STR("x.docx"), STR(".docx")) && !str_ends(STR("docx"), STR(".docx")));
    CHECK_STR(str_sub(STR("abcd"), 1, 3), "bc");
    CHECK_STR(str_sub(STR("abcd"), 3, 99), "d");
    CHECK_STR(str_sub(STR("abcd"), 3, 1), "");
    CHECK_STR(str_sub(STR("abcd"), 99, 100), "");
    CHECK(str_sub(none, 0, 5).p == NULL);
    CHECK_UINT(str_find_char(STR("a\0b"), '\0', 0), 1);
}

/* Pieces joined by "|". */
static void test_split(void)
{
    static const struct trim splits[] = {
        {TEXT("a;b;;c"), "a|b||c|"}, {TEXT("a"), "a|"},   {TEXT("a;"), "a||"},
        {TEXT(";"), "||"},           {TEXT(""), "|"},     {{NULL, 0}, ""},
    };

    UNIT_EACH (struct trim, s, splits) {
        struct buf b = BUF_NEW;
        struct str rest = s->text;
        struct str piece;

        while (str_split(&rest, ';', &piece)) {
            buf_str(&b, piece);
            buf_char(&b, '|');
        }
        CHECK(rest.p == NULL);
        CHECK_BUF(&b, s->want);
    }
}

/* At every place of a text of any length, among bytes that differ in one bit. */
static void test_count(void)
{
    char bytes[40];

    for (size_t n = 0; n <= sizeof(bytes); n++) {
        for (size_t i = 0; i < n; i++)
            bytes[i] = (char)(i % 3 == 0 ? '\xC3' : i % 3 == 1 ? '\x43' : '\xC2');
        CHECK_UINT(str_count((struct str){bytes, n}, '\xC3'), (n + 2) / 3);
        CHECK_UINT(str_count((struct str){bytes, n}, '\xC2'), n / 3);
        CHECK_UINT(str_count((struct str){bytes, n}, '\0'), 0);
    }
    for (size_t n = 0; n <= sizeof(bytes); n++) /* two blanks at every place, none, one */
        for (size_t i = 0; i + 1 < n; i++) {
            memset(bytes, '!', sizeof(bytes));
            CHECK(!str_has_pair((struct str){bytes, n}, ' '));
            bytes[i] = ' ';
            CHECK(!str_has_pair((struct str){bytes, n}, ' '));
            bytes[i + 1] = ' ';
            CHECK(str_has_pair((struct str){bytes, n}, ' '));
            CHECK(!str_has_pair((struct str){bytes, i + 1}, ' '));
        }
    CHECK(!str_has_pair(STR_NONE, ' '));
    CHECK_UINT(str_count(STR_NONE, 'a'), 0);
    CHECK_UINT(str_count(STR("\0\1\0\1\0\1\0\1\0"), '\0'), 5);
}

int main(void)
{
    test_compare();
    test_count();
    test_split();
    UNIT_EACH (struct find, f, finds)
        CHECK(str_find(f->text, f->needle, f->from) == f->want);
    UNIT_EACH (struct trim, t, trims)
        CHECK_STR(str_trim(t->text), t->want);
    UNIT_EACH (struct number, n, numbers) {
        uint32_t value = 0;

        CHECK(str_uint(n->text, n->max, &value) == n->ok);
        CHECK_UINT(value, n->want);
    }
    UNIT_EACH (struct pair, d, distances) {
        CHECK_UINT(str_distance(d->a, d->b), d->want);
        CHECK_UINT(str_distance(d->b, d->a), d->want);
    }
    return unit_done();
}
