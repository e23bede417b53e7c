/* SPDX-License-Identifier: MIT */
/* doc/label.c: what is a label, what only looks like one, and how it prints. */
#include "doc/label.h"

#include "unit.h"

struct row {
    const char *line;
    bool in_heading;
    enum label_kind kind; /* LABEL_KIND_COUNT: none */
    uint32_t path[LABEL_PATH_MAX];
    const char *text, *rest;
};

#define NONE LABEL_KIND_COUNT, {0, 0, 0}, "", ""

static const struct row rows[] = {
    /* bullets */
    {"- Lưu: VT", false, LABEL_GACH, {0}, "-", "Lưu: VT"},
    {"– text", false, LABEL_GACH, {0}, "–", "text"},
    {"• text", false, LABEL_GACH, {0}, "•", "text"},
    {"− text", false, LABEL_GACH, {0}, "−", "text"},
    {"➢\ttext", false, LABEL_GACH, {0}, "➢", "text"},
    {"▪text", false, NONE},
    {"+\ttext", false, LABEL_CONG, {0}, "+", "text"},
    {"*   text", false, LABEL_SAO, {0}, "*", "text"},
    {"- ", false, LABEL_GACH, {0}, "-", ""},
    {"-text", false, NONE},
    {"-", false, NONE},
    {"–text", false, NONE},
    {"**đậm**", false, NONE},
    {"-- x", false, NONE},
    {"---", false, NONE},
    /* numbers and points */
    {"1. Mục đích", false, LABEL_SO, {1}, "1.", "Mục đích"},
    {"12.\u00A0Ữ", false, LABEL_SO, {12}, "12.", "Ữ"},
    {"1. \u00A0\u2009\tx", false, LABEL_SO, {1}, "1.", "x"},
    {"1.1. x", false, LABEL_SO_2, {1, 1}, "1.1.", "x"},
    {"10.20.30. x", false, LABEL_SO_3, {10, 20, 30}, "10.20.30.", "x"},
    {"999. x", false, LABEL_SO, {999}, "999.", "x"},
    {"1. ", false, LABEL_SO, {1}, "1.", ""},
    {"1.", false, NONE},
    {"1.1 x", false, NONE},
    {"1.1.1 x", false, NONE},
    {"1.2.3.4. x", false, NONE},
    {"1000. x", false, NONE},
    {"2026. Văn phòng", false, NONE},
    {"01. x", false, NONE},
    {"0. x", false, NONE},
    {"1.0. x", false, NONE},
    {"15/9/2026", false, NONE},
    {"15.9.2026 là ngày", false, NONE},
    {"1.5 triệu đồng", false, NONE},
    {"5.000", false, NONE},
    {"5.000 đồng", false, NONE},
    {"1.text", false, NONE},
    {"1 . x", false, NONE},
    {"1a. x", false, NONE},
    {"1\\. x", false, NONE},
    {"99999999999999999999. x", false, NONE},
    {".1. x", false, NONE},
    /* Roman and capital */
    {"I. MỤC ĐÍCH", false, LABEL_LA_MA, {1}, "I.", "MỤC ĐÍCH"},
    {"IV. x", false, LABEL_LA_MA, {4}, "IV.", "x"},
    {"V. x", false, LABEL_LA_MA, {5}, "V.", "x"},
    {"X. x", false, LABEL_LA_MA, {10}, "X.", "x"},
    {"A. x", false, LABEL_HOA, {1}, "A.", "x"},
    {"C. x", false, LABEL_HOA, {3}, "C.", "x"},
    {"D. x", false, LABEL_HOA, {4}, "D.", "x"},
    {"Đ. x", false, LABEL_HOA, {5}, "Đ.", "x"},
    {"L. x", false, LABEL_HOA, {11}, "L.", "x"},
    {"M. x", false, LABEL_HOA, {12}, "M.", "x"},
    {"Y. x", false, LABEL_HOA, {23}, "Y.", "x"},
    {"J. x", false, NONE},
    {"W. x", false, NONE},
    {"F. x", false, NONE},
    {"Ă. x", false, NONE},
    {"IIII. x", false, NONE},
    {"I.x", false, NONE},
    {"I.", false, NONE},
    {"I) x", false, NONE},
    {"i. x", false, NONE},
    {"TM. ỦY BAN NHÂN DÂN", false, NONE},
    {"KT. CHỦ TỊCH", false, NONE},
    {"AB. x", false, NONE},
    /* letters and brackets */
    {"a) x", false, LABEL_CHU, {1}, "a)", "x"},
    {"d) x", false, LABEL_CHU, {4}, "d)", "x"},
    {"đ) x", false, LABEL_CHU, {5}, "đ)", "x"},
    {"e)\u00A0x", false, LABEL_CHU, {6}, "e)", "x"},
    {"y) x", false, LABEL_CHU, {23}, "y)", "x"},
    {"f) x", false, NONE},
    {"j) x", false, NONE},
    {"w) x", false, NONE},
    {"z) x", false, NONE},
    {"ê) x", false, NONE},
    {"A) x", false, NONE},
    {"Đ) x", false, NONE},
    {"ab) x", false, NONE},
    {"a)x", false, NONE},
    {"a)", false, NONE},
    {"a. x", false, NONE},
    {"1) x", false, LABEL_SO_NGOAC, {1}, "1)", "x"},
    {"(12) x", false, LABEL_SO_KEP, {12}, "(12)", "x"},
    {"(đ) x", false, LABEL_CHU_KEP, {5}, "(đ)", "x"},
    {"(1)x", false, NONE},
    {"(1.) x", false, NONE},
    {"() x", false, NONE},
    {"(a x", false, NONE},
    {"(*) x", false, NONE},
    /* words */
    {"Điều 5. Hiệu lực", false, LABEL_DIEU, {5}, "Điều 5.", "Hiệu lực"},
    {"Điều\u00A05.\u00A0Hiệu lực", false, LABEL_DIEU, {5}, "Điều\u00A05.", "Hiệu lực"},
    {"Điều 5. x", true, LABEL_DIEU, {5}, "Điều 5.", "x"},
    {"Điều 12.", false, LABEL_DIEU, {12}, "Điều 12.", ""},
    {"Điều 5: x", false, NONE},
    {"Điều 5", false, NONE},
    {"Điều 5 Luật", false, NONE},
    {"Điều 5.2 x", false, NONE},
    {"Điều V. x", false, NONE},
    {"Điều5. x", false, NONE},
    {"Điều. x", false, NONE},
    {"điều 5. x", false, NONE},
    {"Điều khoản 1. x", false, NONE},
    {"Chương I", true, LABEL_CHUONG, {1}, "Chương I", ""},
    {"Chương II. QUY ĐỊNH CHUNG", true, LABEL_CHUONG, {2}, "Chương II", "QUY ĐỊNH CHUNG"},
    {"Chương 3", true, LABEL_CHUONG, {3}, "Chương 3", ""},
    {"Phần I: x", true, LABEL_PHAN, {1}, "Phần I", "x"},
    {"Mục 1. TÊN", true, LABEL_MUC, {1}, "Mục 1", "TÊN"},
    {"Mục 2 TÊN", true, LABEL_MUC, {2}, "Mục 2", "TÊN"},
    {"Tiểu mục 1.", true, LABEL_TIEU_MUC, {1}, "Tiểu mục 1", ""},
    {"Phụ lục I. TÊN", true, LABEL_PHU_LUC, {1}, "Phụ lục I", "TÊN"},
    {"Phụ lục\u00A0XII", true, LABEL_PHU_LUC, {12}, "Phụ lục\u00A0XII", ""},
    {"Phụ lục", true, NONE},
    {"Phụ lục kèm theo", true, NONE},
    {"Phụ lục I", false, NONE},
    {"Chương I", false, NONE},
    {"Mục 1. TÊN", false, NONE},
    {"Mục tiêu 1", true, NONE},
    {"Mục 1.2 x", true, NONE},
    {"Mục 1, x", true, NONE},
    {"Phần IIII", true, NONE},
    {"Phần mềm I. x", true, NONE},
    {"I. x", true, LABEL_LA_MA, {1}, "I.", "x"},
    /* no labels */
    {"", false, NONE},
    {"", true, NONE},
    {" 1. x", false, NONE},
    {"Ữ", false, NONE},
    {"e\u0323) x", false, NONE},
    {"\xF0\x9F\x98\x80 x", false, NONE},
};

static void check_scan(const struct row *r)
{
    struct label label = {.kind = LABEL_KIND_COUNT};
    struct str line = str_c(r->line);
    size_t n = label_scan(line, r->in_heading, &label);

    CHECK((n > 0) == (r->kind != LABEL_KIND_COUNT));
    if (n == 0 || r->kind == LABEL_KIND_COUNT)
        return;
    CHECK_UINT((unsigned)label.kind, (unsigned)r->kind);
    CHECK_STR(label.text, r->text);
    CHECK_STR(str_sub(line, n, line.n), r->rest);
    CHECK(!label.bold && !label.automatic);
    CHECK_UINT(label.depth, r->path[0] == 0 ? 0 : r->path[1] == 0 ? 1 : r->path[2] == 0 ? 2 : 3);
    for (unsigned i = 0; i < label.depth; i++)
        CHECK_UINT(label.path[i], r->path[i]);
}

struct print {
    enum label_kind kind;
    unsigned depth;
    uint32_t path[LABEL_PATH_MAX];
    const char *want;
};

static const struct print prints[] = {
    {LABEL_PHU_LUC, 1, {12}, "Phụ lục XII"}, {LABEL_PHAN, 1, {1}, "Phần I"},
    {LABEL_CHUONG, 1, {4}, "Chương IV"},     {LABEL_MUC, 1, {2}, "Mục 2"},
    {LABEL_TIEU_MUC, 1, {3}, "Tiểu mục 3"},  {LABEL_DIEU, 1, {105}, "Điều 105."},
    {LABEL_HOA, 1, {5}, "Đ."},               {LABEL_HOA, 1, {23}, "Y."},
    {LABEL_HOA, 1, {24}, "24."},             {LABEL_LA_MA, 1, {9}, "IX."},
    {LABEL_LA_MA, 1, {4000}, "4000."},       {LABEL_SO, 1, {UINT32_MAX}, "4294967295."},
    {LABEL_SO_2, 2, {1, 10}, "1.10."},       {LABEL_SO_3, 3, {1, 2, 3}, "1.2.3."},
    {LABEL_CHU, 1, {5}, "đ)"},               {LABEL_CHU, 1, {24}, "24)"},
    {LABEL_SO_NGOAC, 1, {7}, "7)"},          {LABEL_SO_KEP, 1, {7}, "(7)"},
    {LABEL_CHU_KEP, 1, {6}, "(e)"},          {LABEL_GACH, 0, {0}, "-"},
    {LABEL_CONG, 0, {0}, "+"},               {LABEL_SAO, 0, {0}, "*"},
};

struct pair {
    const char *last, *label;
    bool follows, same;
};

static const struct pair pairs[] = {
    {"1. x", "2. x", true, false},       {"1. x", "3. x", false, false},
    {"2. x", "2. x", false, true},       {"2. x", "1. x", false, false},
    {"1.1. x", "1.2. x", true, false},   {"1.9. x", "2.1. x", false, false},
    {"1.1. x", "2.2. x", false, false},  {"1. x", "2) x", false, false},
    {"d) x", "đ) x", true, false},       {"e) x", "g) x", true, false},
    {"VIII. x", "IX. x", true, false},   {"- x", "- x", false, false},
    {"Điều 9. x", "Điều 10. x", true, false}, {"(1) x", "(1) x", false, true},
};

static struct label scan(const char *line)
{
    struct label label = {.kind = LABEL_KIND_COUNT};

    CHECK(label_scan(str_c(line), true, &label) > 0);
    return label;
}

static void test_compare(void)
{
    static const char *const first[] = {"1. x", "I. x", "a) x", "2.1. x", "- x", "Điều 1. x"};
    static const char *const later[] = {"2. x", "II. x", "đ) x", "1.2. x", "Điều 2. x"};
    struct label one = scan("1. x");

    UNIT_EACH (struct pair, p, pairs) {
        struct label last = scan(p->last);
        struct label label = scan(p->label);

        CHECK(label_follows(&label, &last) == p->follows);
        CHECK(label_same_number(&label, &last) == p->same);
    }
    CHECK(!label_follows(&one, NULL));
    for (size_t i = 0; i < ARRAY_LEN(first); i++) {
        struct label label = scan(first[i]);

        CHECK(label_is_first(&label));
    }
    for (size_t i = 0; i < ARRAY_LEN(later); i++) {
        struct label label = scan(later[i]);

        CHECK(!label_is_first(&label));
    }
}

struct other {
    const char *line;
    enum label_kind kind; /* LABEL_KIND_COUNT: none */
    uint32_t value;
};

static const struct other others[] = {
    {"C. x", LABEL_LA_MA, 100},      {"D. x", LABEL_LA_MA, 500},      {"L. x", LABEL_LA_MA, 50},
    {"I. x", LABEL_HOA, 9},          {"V. x", LABEL_HOA, 21},         {"X. x", LABEL_HOA, 22},
    {"M. x", LABEL_KIND_COUNT, 12},  {"A. x", LABEL_KIND_COUNT, 1},   {"Đ. x", LABEL_KIND_COUNT, 5},
    {"II. x", LABEL_KIND_COUNT, 2},  {"1. x", LABEL_KIND_COUNT, 1},   {"c) x", LABEL_KIND_COUNT, 3},
};

static void test_other(void)
{
    UNIT_EACH (struct other, o, others) {
        struct label label = scan(o->line);
        enum label_kind was = label.kind;
        bool is = label_other(&label, &label); /* in place: kept when there is none */

        CHECK(is == (o->kind != LABEL_KIND_COUNT));
        CHECK(label.kind == (is ? o->kind : was));
        CHECK_UINT(label.path[0], o->value);
    }
}

static void test_facts(void)
{
    for (unsigned k = 0; k < LABEL_KIND_COUNT; k++) {
        enum label_kind kind = (enum label_kind)k;

        CHECK(label_kind_of(str_c(label_name(kind))) == kind);
        CHECK(label_is_bullet(kind) == (label_digits_of(kind) == LABEL_NONE));
        CHECK(label_is_heading_only(kind) == (k <= LABEL_TIEU_MUC));
    }
    CHECK(label_kind_of(STR("lạ")) == LABEL_KIND_COUNT);
    CHECK_STR(str_c(label_word(LABEL_CHUONG)), "Chương ");
    CHECK(label_word_at(STR("CHƯƠNG II"), LABEL_CHUONG) == STR("CHƯƠNG").n);
    CHECK(label_word_at(STR("Chương"), LABEL_CHUONG) == STR("Chương").n);
    CHECK(label_word_at(STR("chương II"), LABEL_CHUONG) == 0);
    CHECK(label_word_at(STR("CHƯƠN"), LABEL_CHUONG) == 0);
    CHECK(label_word_at(STR("1."), LABEL_SO) == 0);
}

int main(void)
{
    struct buf b = BUF_NEW;
    struct arena a;
    char line[] = "đ) x";
    struct label label = scan(line);
    const struct label *copy;

    arena_init(&a);
    copy = label_copy(&a, &label);
    line[0] = '?';
    CHECK(copy->kind == LABEL_CHU && copy->path[0] == 5 && copy->depth == 1);
    CHECK_STR(copy->text, "đ)");
    arena_done(&a);
    UNIT_EACH (struct row, r, rows)
        check_scan(r);
    UNIT_EACH (struct print, p, prints) {
        label_print(&b, p->kind, p->path, p->depth);
        CHECK_BUF(&b, p->want);
    }
    test_compare();
    test_other();
    test_facts();
    return unit_done();
}
