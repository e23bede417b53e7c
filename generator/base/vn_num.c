/* SPDX-License-Identifier: MIT */
/* Roman numbers, the 23 letters of điểm, numbers in Vietnamese words. */
#include "base/vn_num.h"

static const struct {
    uint32_t value;
    struct str text;
} roman_parts[] = {
    {1000, {"M", 1}}, {900, {"CM", 2}}, {500, {"D", 1}}, {400, {"CD", 2}}, {100, {"C", 1}},
    {90, {"XC", 2}},  {50, {"L", 1}},   {40, {"XL", 2}}, {10, {"X", 1}},   {9, {"IX", 2}},
    {5, {"V", 1}},    {4, {"IV", 2}},   {1, {"I", 1}},
};

static const char *const letters[] = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                      "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};
static const char *const capitals[] = {"A", "B", "C", "D", "Đ", "E", "G", "H", "I", "K", "L", "M",
                                       "N", "O", "P", "Q", "R", "S", "T", "U", "V", "X", "Y"};
static const char *const digits[] = {"không", "một", "hai",  "ba",  "bốn",
                                     "năm",   "sáu", "bảy",  "tám", "chín"};

void vn_num_roman(struct buf *b, uint32_t value)
{
    if (value == 0 || value > 3999) {
        buf_uint(b, value);
        return;
    }
    for (size_t i = 0; i < ARRAY_LEN(roman_parts); i++)
        for (; value >= roman_parts[i].value; value -= roman_parts[i].value)
            buf_str(b, roman_parts[i].text);
}

bool vn_num_from_roman(struct str s, uint32_t *value)
{
    uint32_t sum = 0;
    struct str rest = s;
    struct buf again = BUF_NEW;
    bool ok;

    if (s.n == 0 || s.n > 15)
        return false;
    for (size_t i = 0; i < ARRAY_LEN(roman_parts); i++)
        for (; str_starts(rest, roman_parts[i].text); sum += roman_parts[i].value)
            rest = str_sub(rest, roman_parts[i].text.n, rest.n);
    if (rest.n > 0 || sum == 0 || sum > 3999)
        return false;
    vn_num_roman(&again, sum);
    ok = str_eq(buf_view(&again), s);
    buf_done(&again);
    if (ok)
        *value = sum;
    return ok;
}

void vn_num_letter(struct buf *b, uint32_t value)
{
    if (value == 0 || value > ARRAY_LEN(letters))
        buf_uint(b, value);
    else
        buf_c(b, letters[value - 1]);
}

void vn_num_capital(struct buf *b, uint32_t value)
{
    if (value == 0 || value > ARRAY_LEN(capitals))
        buf_uint(b, value);
    else
        buf_c(b, capitals[value - 1]);
}

bool vn_num_from_letter(struct str s, uint32_t *value)
{
    for (uint32_t i = 0; i < ARRAY_LEN(letters); i++) {
        if (!str_is(s, letters[i]) && !str_is(s, capitals[i]))
            continue;
        *value = i + 1;
        return true;
    }
    return false;
}

/* Three digits; `full`: say the hundreds even if 0. */
static void group_words(struct buf *b, unsigned value, bool full)
{
    unsigned hundreds = value / 100;
    unsigned tens = value / 10 % 10;
    unsigned ones = value % 10;

    if (hundreds > 0 || full)
        buf_printf(b, " %s trăm", digits[hundreds]);
    if (tens == 0 && ones > 0 && (hundreds > 0 || full))
        buf_c(b, " linh");
    else if (tens == 1)
        buf_c(b, " mười");
    else if (tens > 1)
        buf_printf(b, " %s mươi", digits[tens]);
    if (ones == 0)
        return;
    if (tens > 1 && ones == 1)
        buf_c(b, " mốt");
    else if (tens > 0 && ones == 5)
        buf_c(b, " lăm");
    else
        buf_printf(b, " %s", digits[ones]);
}

void vn_num_words(struct buf *b, uint64_t value)
{
    static const char *const scales[] = {"", " nghìn", " triệu"};
    unsigned groups[7] = {0}; /* of three digits each, lowest first */
    struct buf words = BUF_NEW;
    size_t count = 0;
    bool any = false;

    do {
        groups[count++] = (unsigned)(value % 1000);
        value /= 1000;
    } while (value > 0);
    for (size_t i = count; i-- > 0;) {
        if (groups[i] > 0 || count == 1)
            group_words(&words, groups[i], any);
        if (groups[i] > 0)
            buf_c(&words, scales[i % 3]);
        any |= groups[i] > 0;
        if (i > 0 && i % 3 == 0 && any)
            buf_c(&words, " tỷ");
    }
    if (words.n == 0)
        buf_c(&words, " không");
    buf_str(b, str_sub(buf_view(&words), 1, words.n));
    buf_done(&words);
}
