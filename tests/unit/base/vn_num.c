/* SPDX-License-Identifier: MIT */
/* base/vn_num.c: Roman numbers there and back, letters of điểm, words. */
#include "base/vn_num.h"

#include "unit.h"

struct words {
    uint64_t value;
    const char *want;
};

static const struct words words[] = {
    {0, "không"},
    {5, "năm"},
    {10, "mười"},
    {11, "mười một"},
    {15, "mười lăm"},
    {20, "hai mươi"},
    {21, "hai mươi mốt"},
    {25, "hai mươi lăm"},
    {34, "ba mươi bốn"},
    {100, "một trăm"},
    {101, "một trăm linh một"},
    {105, "một trăm linh năm"},
    {110, "một trăm mười"},
    {111, "một trăm mười một"},
    {115, "một trăm mười lăm"},
    {155, "một trăm năm mươi lăm"},
    {999, "chín trăm chín mươi chín"},
    {1000, "một nghìn"},
    {1005, "một nghìn không trăm linh năm"},
    {1010, "một nghìn không trăm mười"},
    {2026, "hai nghìn không trăm hai mươi sáu"},
    {21000, "hai mươi mốt nghìn"},
    {1000005, "một triệu không trăm linh năm"},
    {1005000, "một triệu không trăm linh năm nghìn"},
    {1234567, "một triệu hai trăm ba mươi bốn nghìn năm trăm sáu mươi bảy"},
    {1000000000, "một tỷ"},
    {1000000001, "một tỷ không trăm linh một"},
    {15000000000, "mười lăm tỷ"},
    {1000000000000, "một nghìn tỷ"},
    {1005000000000, "một nghìn không trăm linh năm tỷ"},
    {1000000000000000, "một triệu tỷ"},
    {1000000000000000000, "một tỷ tỷ"},
    {UINT64_MAX, "mười tám tỷ bốn trăm bốn mươi sáu triệu bảy trăm bốn mươi bốn nghìn không trăm "
                 "bảy mươi ba tỷ bảy trăm linh chín triệu năm trăm năm mươi mốt nghìn sáu trăm "
                 "mười lăm"},
};

struct roman {
    uint32_t value;
    const char *want;
};

static const struct roman romans[] = {
    {1, "I"},       {4, "IV"},      {9, "IX"},            {14, "XIV"},   {40, "XL"},  {49, "XLIX"},
    {90, "XC"},     {400, "CD"},    {1994, "MCMXCIV"},    {3999, "MMMCMXCIX"},
    {0, "0"},       {4000, "4000"}, {UINT32_MAX, "4294967295"},
};

static const char *const no_romans[] = {
    "", "IIII", "VV", "IC", "IVI", "VX", "MMMM", "i", "IA", "1", "Đ", "MMMDCCCLXXXVIIII", "IXI",
};

static void test_roman(void)
{
    struct buf b = BUF_NEW;
    uint32_t value = 77;

    UNIT_EACH (struct roman, r, romans) {
        vn_num_roman(&b, r->value);
        CHECK_BUF(&b, r->want);
    }
    for (uint32_t i = 1; i <= 3999; i++) {
        vn_num_roman(&b, i);
        CHECK(vn_num_from_roman(buf_view(&b), &value) && value == i);
        buf_clear(&b);
    }
    buf_done(&b);
    value = 77;
    for (size_t i = 0; i < ARRAY_LEN(no_romans); i++)
        CHECK(!vn_num_from_roman(str_c(no_romans[i]), &value));
    CHECK_UINT(value, 77);
}

static void test_letters(void)
{
    static const char *const none[] = {"f", "j", "w", "z", "ă", "â", "ê", "ô", "ơ",
                                       "ư", "F", "",  "ab", "1", "đđ", "Ă"};
    struct buf b = BUF_NEW;
    uint32_t value;

    for (uint32_t i = 0; i <= 24; i++)
        vn_num_letter(&b, i);
    CHECK_BUF(&b, "0abcdđeghiklmnopqrstuvxy24");
    for (uint32_t i = 0; i <= 24; i++)
        vn_num_capital(&b, i);
    CHECK_BUF(&b, "0ABCDĐEGHIKLMNOPQRSTUVXY24");
    for (uint32_t i = 1; i <= 23; i++) {
        vn_num_letter(&b, i);
        CHECK(vn_num_from_letter(buf_view(&b), &value) && value == i);
        buf_clear(&b);
        vn_num_capital(&b, i);
        CHECK(vn_num_from_letter(buf_view(&b), &value) && value == i);
        buf_clear(&b);
    }
    buf_done(&b);
    for (size_t i = 0; i < ARRAY_LEN(none); i++)
        CHECK(!vn_num_from_letter(str_c(none[i]), &value));
}

int main(void)
{
    struct buf b = BUF_NEW;

    UNIT_EACH (struct words, w, words) {
        vn_num_words(&b, w->value);
        CHECK_BUF(&b, w->want);
    }
    buf_c(&b, "số ");
    vn_num_words(&b, 7);
    CHECK_BUF(&b, "số bảy");
    test_roman();
    test_letters();
    return unit_done();
}
