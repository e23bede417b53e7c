/* SPDX-License-Identifier: MIT */
/* layout/metric.c: widths against Adobe's Times metrics, against lines set by
 * LibreOffice, and a table entry for every Vietnamese letter. */
#include "unit.h"

#include "layout/metric.h"

#include <stdio.h>

#include "base/base.h"
#include "base/str.h"
#include "base/utf8.h"

#define FACES 4u
/* Private use: has no entry, so it shows the fallback. */
#define NOWHERE 0xE000u

/* Lines as LibreOffice 7.4 sets them without kerning, by pdftotext -bbox; in
 * hundredths of a millimetre, within 0.3 mm. */
static const struct {
    enum metric_face face;
    unsigned half_points;
    struct str text;
    uint32_t mm100;
} lines[] = {
#define QUOC_HIEU TEXT("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
#define TIEU_NGU TEXT("Độc lập - Tự do - Hạnh phúc")
#define DIA_DANH TEXT("Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019")
    {METRIC_BOLD, 24, QUOC_HIEU, 8824},
    {METRIC_BOLD, 26, QUOC_HIEU, 9557},
    {METRIC_BOLD, 26, TIEU_NGU, 5612},
    {METRIC_BOLD, 28, TIEU_NGU, 6039},
    {METRIC_ITALIC, 26, DIA_DANH, 9638},
    {METRIC_ITALIC, 28, DIA_DANH, 10384},
    {METRIC_BOLD, 30, TEXT("ĐẢNG CỘNG SẢN VIỆT NAM"), 7286},
    {METRIC_REGULAR, 26, TEXT("ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ"), 9174},
    {METRIC_REGULAR, 26, TEXT("Số: 15/QĐ-UBND"), 3423},
    {METRIC_BOLD_ITALIC, 24,
     TEXT("Nơi nhận: Như Điều 3; Ủy ban Thường vụ Quốc hội, Đoàn Đại biểu "
          "Hữu Lũng, ưỡn ẹo quyển lưỡng"),
     17748},
    {METRIC_REGULAR, 28,
     TEXT("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm "
          "2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ"),
     27201},
};

/* Adobe's Times-Roman, -Bold, -Italic, -BoldItalic (AFM), 1/1000 em. */
static const struct {
    uint32_t cp;
    uint32_t width[FACES];
} times[] = {
    {' ', {250, 250, 250, 250}},        {'!', {333, 333, 333, 389}},
    {'%', {833, 1000, 833, 833}},       {'-', {333, 333, 333, 333}},
    {'.', {250, 250, 250, 250}},        {'0', {500, 500, 500, 500}},
    {'9', {500, 500, 500, 500}},        {'@', {921, 930, 920, 832}},
    {'A', {722, 722, 611, 667}},        {'M', {889, 944, 833, 889}},
    {'W', {944, 1000, 833, 889}},       {'a', {444, 500, 500, 500}},
    {'f', {333, 333, 278, 333}},        {'i', {278, 278, 278, 278}},
    {'m', {778, 833, 722, 778}},        {'z', {444, 444, 389, 389}},
    {'~', {541, 520, 541, 570}},        {0x00C2, {722, 722, 611, 667}},
    {0x00EA, {444, 444, 444, 444}},     {0x00F4, {500, 500, 500, 500}},
    {0x2013, {500, 500, 500, 500}},     {0x2014, {1000, 1000, 889, 1000}},
    {0x2018, {333, 333, 333, 333}},     {0x201D, {444, 500, 556, 500}},
    {0x2022, {350, 350, 350, 350}},     {0x2026, {1000, 1000, 889, 1000}},
    {0x2030, {1000, 1000, 1000, 1000}},
};

/* Code points with one width in all faces, in 1/2048 em. */
static const struct {
    uint32_t cp, units;
} same[] = {
    {0x00, 0},      {'\t', 0},      {'\n', 0},       {0x7F, 0},
    {0x9F, 0},      {0x00A0, 512},  {0x00AD, 0},     {0x0300, 0},
    {0x0301, 0},    {0x0323, 0},    {0x031B, 0},     {0x036F, 0},
    {0x2003, 2048}, {0x2009, 410},  {0x200B, 0},     {0x200D, 0},
    {0x2011, 682},  {0x202F, 410},  {0x2060, 0},     {0xFE0F, 0},
    {0xFEFF, 0},    {0x20AC, 1024}, {0x20AB, 1050},  {0x2192, 2048},
    {0x2610, 2048}, {0x2611, 2048}, {0x2713, 2048},  {0x4E2D, 2048},
    {0xAC00, 2048}, {0xFF21, 2048}, {0x1F600, 2048}, {0x20000, 2048},
    {0xE0100, 0},
};

/* Each letter with its tones: in Times a tone mark adds no width. */
static const struct str families[] = {
    TEXT("aáàảãạ"), TEXT("ăắằẳẵặ"), TEXT("âấầẩẫậ"), TEXT("eéèẻẽẹ"),
    TEXT("êếềểễệ"), TEXT("iíìỉĩị"), TEXT("oóòỏõọ"), TEXT("ôốồổỗộ"),
    TEXT("ơớờởỡợ"), TEXT("uúùủũụ"), TEXT("ưứừửữự"), TEXT("yýỳỷỹỵ"),
    TEXT("AÁÀẢÃẠ"), TEXT("ĂẮẰẲẴẶ"), TEXT("ÂẤẦẨẪẬ"), TEXT("EÉÈẺẼẸ"),
    TEXT("ÊẾỀỂỄỆ"), TEXT("IÍÌỈĨỊ"), TEXT("OÓÒỎÕỌ"), TEXT("ÔỐỒỔỖỘ"),
    TEXT("ƠỚỜỞỠỢ"), TEXT("UÚÙỦŨỤ"), TEXT("ƯỨỪỬỮỰ"), TEXT("YÝỲỶỸỴ"),
    TEXT("đ"),      TEXT("Đ"),
};

/* Must have an entry though they are not letters, or not Vietnamese ones. */
static const struct str covered =
    TEXT("§©«°±²³µ·¹»¼½¾×÷ßæøñç‐–—‘’‚“”„†‡•…‰′″‹›"
         "⁰⁴⁵⁶⁷⁸⁹₀₁₂₃€₫№™←↑→↓↔−∑√∞≈≠≤≥─│□■▪●○◊αβπΩ");

static uint32_t width_of(enum metric_face face, unsigned half_points,
                         struct str s)
{
    return metric_text(face, half_points, s.p, s.n);
}

static void test_lines(void)
{
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        uint32_t twips =
            width_of(lines[i].face, lines[i].half_points, lines[i].text);
        double mm = twips * 25.4 / 1440;
        double want = lines[i].mm100 / 100.0;

        CHECK_SAY(mm > want - 0.3 && mm < want + 0.3,
              "%.*s, %u half points: %.2f mm, not %.2f", STR_ARG(lines[i].text),
              lines[i].half_points, mm, want);
    }
}

static void test_times(void)
{
    for (size_t i = 0; i < ARRAY_LEN(times); i++) {
        for (unsigned face = 0; face < FACES; face++) {
            uint32_t units = metric_char((enum metric_face)face, times[i].cp);
            double want = times[i].width[face] * 2048.0 / 1000;

            CHECK_SAY(units > want - 2 && units < want + 2,
                  "U+%04X, face %u: %u units, not %.1f", (unsigned)times[i].cp,
                  face, (unsigned)units, want);
        }
    }
}

static void test_same(void)
{
    for (size_t i = 0; i < ARRAY_LEN(same); i++) {
        for (unsigned face = 0; face < FACES; face++) {
            uint32_t units = metric_char((enum metric_face)face, same[i].cp);

            CHECK_SAY(units == same[i].units, "U+%04X, face %u: %u units, not %u",
                  (unsigned)same[i].cp, face, (unsigned)units,
                  (unsigned)same[i].units);
        }
    }
}

static void test_families(void)
{
    size_t letters = 0; /* without the twelve that are ASCII */

    for (size_t f = 0; f < ARRAY_LEN(families); f++) {
        for (size_t i = 0; i < families[f].n;) {
            size_t first = 0;
            uint32_t base = utf8_next(families[f], &first);
            uint32_t cp = utf8_next(families[f], &i);

            letters += cp >= 0x80;
            for (unsigned n = 0; n < FACES; n++) {
                enum metric_face face = (enum metric_face)n;
                uint32_t units = metric_char(face, cp);

                CHECK_SAY(units != metric_char(face, NOWHERE),
                      "U+%04X, face %u: no entry", (unsigned)cp, n);
                CHECK_SAY(units == metric_char(face, base),
                      "U+%04X, face %u: not as wide as U+%04X", (unsigned)cp, n,
                      (unsigned)base);
            }
        }
    }
    CHECK_SAY(letters == 134, "%zu letters tried, not 134", letters);
}

static void test_covered(void)
{
    for (size_t i = 0; i < covered.n;) {
        uint32_t cp = utf8_next(covered, &i);

        CHECK_SAY(metric_char(METRIC_REGULAR, cp) !=
                  metric_char(METRIC_REGULAR, NOWHERE),
              "U+%04X: no entry", (unsigned)cp);
    }
    for (uint32_t cp = ' '; cp <= '~'; cp++)
        CHECK_SAY(metric_char(METRIC_BOLD, cp) != metric_char(METRIC_BOLD, NOWHERE),
              "U+%04X: no entry", (unsigned)cp);
}

/* The fallback is the average of a-z, wherever the code point is. */
static void test_fallback(void)
{
    static const uint32_t unknown[] = {NOWHERE,  0x0180,     0x0900,    0x1200,
                                       0x10FFFF, UINT32_MAX, 0x2680000, 0xFFFE};

    for (unsigned n = 0; n < FACES; n++) {
        enum metric_face face = (enum metric_face)n;
        uint32_t sum = 0;

        for (uint32_t cp = 'a'; cp <= 'z'; cp++)
            sum += metric_char(face, cp);
        for (size_t i = 0; i < ARRAY_LEN(unknown); i++)
            CHECK_SAY(metric_char(face, unknown[i]) == (sum + 13) / 26,
                  "U+%04X, face %u: not the average", (unsigned)unknown[i], n);
    }
}

static void test_rounding(void)
{
    static const struct {
        unsigned half_points;
        struct str text;
        uint32_t twips;
    } cases[] = {
        {24, TEXT(""), 0},
        {0, TEXT("Điều 1"), 0},
        {24, TEXT("—"), 240}, /* an em of 12 pt is 240 twips */
        {28, TEXT("——"), 560},
        {24, TEXT("A"), 174},  /* 1479 × 240 ÷ 2048 = 173.3 */
        {24, TEXT("AA"), 347}, /* 346.6: rounded once, not for each */
        {24, TEXT("ệ"), 107},  /* 909 × 240 ÷ 2048 = 106.5 */
        {24, TEXT("e\xCC\xA3\xCC\x82"), 107}, /* the marks of NFD add nothing */
        {1, TEXT(" "), 3},                    /* 2.5 */
        {1, TEXT("\xE2\x80\x8B"), 0},
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        uint32_t twips =
            width_of(METRIC_REGULAR, cases[i].half_points, cases[i].text);

        CHECK_SAY(twips == cases[i].twips, "case %zu: %u twips, not %u", i,
              (unsigned)twips, (unsigned)cases[i].twips);
    }
    CHECK_SAY(width_of(METRIC_BOLD, UINT32_MAX, STR("Ữ")) == UINT32_MAX,
          "too wide for 32 bits, yet not UINT32_MAX");
}

int main(void)
{
    test_lines();
    test_times();
    test_same();
    test_families();
    test_covered();
    test_fallback();
    test_rounding();
    return unit_done();
}
