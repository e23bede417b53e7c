/* SPDX-License-Identifier: MIT */
/* base/utf8.c: every kind of broken byte, normal form against utf8proc's own. */
#include "base/utf8.h"

#include <time.h>
#include <utf8proc.h>

#include "unit.h"

struct bad {
    struct str text;
    size_t at; /* of the first bad byte; SIZE_MAX: none */
};

static const struct bad bads[] = {
    {TEXT("Điều ữ 한 \xF0\x9F\x98\x80"), SIZE_MAX},
    {TEXT(""), SIZE_MAX},
    {{NULL, 0}, SIZE_MAX},
    {TEXT("\xF4\x8F\xBF\xBF"), SIZE_MAX},
    {TEXT("\xED\x9F\xBF\xEE\x80\x80"), SIZE_MAX},
    {TEXT("a\x80"), 1},
    {TEXT("a\xBF\xBF"), 1},
    {TEXT("ab\xC4"), 2},  /* two bytes cut */
    {TEXT("ab\xC4x"), 2}, /* and something behind */
    {TEXT("ab\xE1"), 2},  /* three bytes cut */
    {TEXT("ab\xE1\xBB"), 2},
    {TEXT("ab\xE1\xBBx"), 2},
    {TEXT("ab\xF0"), 2}, /* four bytes cut */
    {TEXT("ab\xF0\x9F"), 2},
    {TEXT("ab\xF0\x9F\x98"), 2},
    {TEXT("ab\xF0\x9F\x98x"), 2},
    {TEXT("\xC0\x80"), 0}, /* overlong */
    {TEXT("\xC1\xBF"), 0},
    {TEXT("\xE0\x9F\xBF"), 0},
    {TEXT("\xF0\x8F\xBF\xBF"), 0},
    {TEXT("\xED\xA0\x80"), 0}, /* surrogate */
    {TEXT("\xED\xBF\xBF"), 0},
    {TEXT("\xF4\x90\x80\x80"), 0}, /* over U+10FFFF */
    {TEXT("\xF5\x80\x80\x80"), 0},
    {TEXT("\xFE"), 0},
    {TEXT("\xFF"), 0},
    {TEXT("\xE2"), 0},
    {TEXT("Nghi quy\xEAt"), 8}, /* Latin-1 */
};

struct form {
    const char *text, *nfc;
    size_t columns;
};

static const struct form forms[] = {
    {"Ữ ệ Đ", "Ữ ệ Đ", 5},
    {"U\u031B\u0303", "Ữ", 1},
    {"U\u0303\u031B", "Ữ", 1},
    {"e\u0323\u0302x", "ệx", 2},
    {"e\u0302\u0323x", "ệx", 2},
    {"e\u0302\u0323\u0301", "ệ\u0301", 1},
    {"ệ\u0301 D\u0323", "ệ\u0301 Ḍ", 3},
    {"\u0301a", "\u0301a", 1},
    {"a\u0341", "á", 1},
    {"\u212B \u2126 \u2000", "Å Ω \u2002", 5},
    {"\u1112\u1161\u11AB", "한", 1},
    {"q\u0307\u0323", "q\u0323\u0307", 1},
    {"“Ký” – …", "“Ký” – …", 8},
    {"\uFFFD\uFEFF", "\uFFFD\uFEFF", 2},
    {"", "", 0},
};

static void test_forms(void)
{
    struct buf b = BUF_NEW;

    UNIT_EACH(struct form, f, forms)
    {
        buf_c(&b, "đ");
        utf8_nfc(&b, str_c(f->text));
        CHECK(utf8_valid(buf_view(&b), NULL));
        CHECK_STR(str_sub(buf_view(&b), 2, b.n), f->nfc);
        if (utf8_is_nfc(str_c(f->text)))
            CHECK_STR(str_c(f->text), f->nfc);
        buf_clear(&b);
        CHECK_UINT(utf8_columns(str_c(f->nfc)), f->columns);
    }
    buf_done(&b);
    CHECK(utf8_is_nfc(STR("Điều 1. “Quyền hạn” – ữ …")));
    CHECK(!utf8_is_nfc(STR("e\u0323")));
}

/* Random texts of the code points that compose, reorder or do neither. */
static void test_against_utf8proc(void)
{
    static const uint32_t cps[] = {'a',    'e',    'O',    ' ',    0xEA,   0x1A1,  0x1EA1, 0x1EC7,
                                   0x300,  0x301,  0x302,  0x303,  0x309,  0x31B,  0x323,  0x328,
                                   0x344,  0x345,  0x340,  0x374,  0x2126, 0x2010, 0x1100, 0x1161,
                                   0x11A8, 0xAC00, 0x915,  0x93C,  0x958,  0xF73,  0xF71,  0x1D15E,
                                   0xFB1D, 0x2ADC, 0x3099, 0x304B, 0x1B05, 0x1B35, 0x2260, 0x338};
    uint32_t seed = 30;

    for (unsigned round = 0; round < 20000; round++) {
        struct buf text = BUF_NEW;
        struct buf ours = BUF_NEW;
        utf8proc_uint8_t *theirs = NULL;

        for (unsigned i = 0; i < 1 + round % 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            utf8_put(&text, cps[(seed >> 16) % ARRAY_LEN(cps)]);
        }
        utf8_nfc(&ours, buf_view(&text));
        (void)utf8proc_map((const utf8proc_uint8_t *)text.p, (utf8proc_ssize_t)text.n, &theirs,
                           UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_NULLTERM);
        if (!str_is(buf_view(&ours), (const char *)theirs))
            CHECK_STR(buf_view(&ours), (const char *)theirs);
        free(theirs);
        buf_done(&text);
        buf_done(&ours);
    }
    CHECK(seed != 30);
}

/* What utf8_is_nfc() calls stable is its own normal form, alone and behind any letter. */
static void test_stable(void)
{
    unsigned wrong = 0;

    for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
        struct buf b = BUF_NEW;
        utf8proc_uint8_t *nfc = NULL;

        utf8_put(&b, cp);
        if (utf8_is_nfc(buf_view(&b))) {
            (void)utf8proc_map((const utf8proc_uint8_t *)b.p, 0, &nfc,
                               UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_NULLTERM);
            wrong += nfc == NULL || !str_is(buf_view(&b), (const char *)nfc);
            wrong += utf8proc_get_property((utf8proc_int32_t)cp)->combining_class != 0;
            free(nfc);
        }
        buf_done(&b);
    }
    CHECK_UINT(wrong, 0);
}

/* A million marks on one letter, in the worst order. */
static void test_many_marks(void)
{
    struct buf b = BUF_NEW;
    struct buf nfc = BUF_NEW;
    clock_t start = clock();

    buf_char(&b, 'a');
    for (unsigned i = 0; i < 500000; i++)
        buf_c(&b, "\u0301\u0323");
    utf8_nfc(&nfc, buf_view(&b));
    CHECK_UINT(utf8_columns(buf_view(&nfc)), 1);
    CHECK(str_starts(buf_view(&nfc), STR("ạ\u0323\u0323")));
    CHECK(str_ends(buf_view(&nfc), STR("\u0301\u0301")));
    CHECK(clock() - start < 3 * CLOCKS_PER_SEC);
    buf_done(&b);
    buf_done(&nfc);
}

static void test_walk(void)
{
    struct str s = STR("aĐữ\xF0\x9F\x98\x80");
    struct str marks = STR("xe\u0323\u0302\u0301y");
    struct buf b = BUF_NEW;
    size_t i = 0;

    CHECK(utf8_next(s, &i) == 'a' && utf8_next(s, &i) == 0x110);
    CHECK(utf8_next(s, &i) == 0x1EEF && utf8_next(s, &i) == 0x1F600 && i == s.n);
    CHECK(utf8_before(s, s.n) == 0x1F600 && utf8_before(s, 3) == 0x110);
    CHECK(utf8_before(s, 1) == 'a' && utf8_before(s, 0) == 0);
    CHECK_STR(utf8_trunc(s, 5), "aĐ");
    CHECK_STR(utf8_trunc(s, 6), "aĐữ");
    CHECK_STR(utf8_trunc(s, 0), "");
    CHECK_UINT(utf8_trunc(s, 99).n, s.n);
    CHECK_UINT(utf8_letter(marks, 0), 0);
    CHECK_UINT(utf8_letter(marks, 1), 1);
    CHECK_UINT(utf8_letter(marks, 2), 1);
    CHECK_UINT(utf8_letter(marks, 6), 1);
    CHECK_UINT(utf8_letter(marks, 8), 8);
    CHECK_UINT(utf8_letter(marks, 99), marks.n);
    CHECK_UINT(utf8_letter(STR("\u0301a"), 0), 0);
    utf8_put(&b, 0xD800);
    utf8_put(&b, 0x110000);
    utf8_put(&b, 0x10FFFF);
    CHECK_BUF(&b, "\uFFFD\uFFFD\xF4\x8F\xBF\xBF");
}

static void test_classes(void)
{
    CHECK(utf8_is_letter('z') && utf8_is_letter(0x1EEE) && utf8_is_letter(0x111));
    CHECK(!utf8_is_letter('1') && !utf8_is_letter('@') && !utf8_is_letter('[') &&
          !utf8_is_letter(0x301) && !utf8_is_letter(0xA0));
    CHECK(utf8_is_digit('0') && utf8_is_digit(0x663));
    CHECK(!utf8_is_digit('a') && !utf8_is_digit(0xB2));
    CHECK(utf8_is_mark(0x301) && utf8_is_mark(0x323) && !utf8_is_mark('a') && !utf8_is_mark(0xA8));
    CHECK(utf8_is_space(' ') && utf8_is_space(0xA0) && utf8_is_space(0x2009) &&
          utf8_is_space('\r') && utf8_is_space(0x3000) && !utf8_is_space(0x200B));
    CHECK(utf8_is_upper(0x110) && utf8_is_upper(0x1EEE) && !utf8_is_upper(0x1EEF));
    CHECK(utf8_is_lower(0x111) && utf8_is_lower(0x1EC7) && !utf8_is_lower('E') &&
          !utf8_is_lower('1'));
}

/* Every byte at every place of words of eight, behind and before bytes of every sort. */
static void test_plain(void)
{
    static const char around[] = {' ', '~', '\x80', '\xFF', '\0', '\x1F', '\x7F'};
    char bytes[19];

    for (size_t k = 0; k < sizeof(around); k++)
        for (size_t at = 0; at < sizeof(bytes); at++)
            for (unsigned value = 0; value < 256; value++) {
                struct str s = {bytes, sizeof(bytes)};
                bool plain = value >= 0x20 && value < 0x7F;
                bool goes_on = around[k] >= ' ' && around[k] <= '~';
                size_t want = !plain || at + 1 == s.n ? at + plain : goes_on ? s.n : at + 1;

                memset(bytes, 'a', at);
                bytes[at] = (char)value;
                memset(bytes + at + 1, around[k], s.n - at - 1);
                CHECK_SAY(utf8_plain(s, 0) == want && utf8_plain(s, at) == want,
                          "byte %u at %zu: %zu, want %zu", value, at, utf8_plain(s, 0), want);
            }
    CHECK_UINT(utf8_plain(STR_NONE, 0), 0);
}

int main(void)
{
    test_plain();
    UNIT_EACH(struct bad, r, bads)
    {
        size_t at = SIZE_MAX;

        CHECK(utf8_valid(r->text, &at) == (r->at == SIZE_MAX));
        CHECK(at == r->at);
        CHECK(utf8_valid(r->text, NULL) == (r->at == SIZE_MAX));
    }
    test_forms();
    test_against_utf8proc();
    test_stable();
    test_many_marks();
    test_walk();
    test_classes();
    return unit_done();
}
