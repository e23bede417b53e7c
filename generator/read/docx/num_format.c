/* SPDX-License-Identifier: MIT */
/* One function per format; formats not used by Vietnamese offices become decimal. */
#include "read/docx/num_format.h"

#include "base/utf8.h"
#include "base/vn_num.h"
#include "read/docx/symbol.h"

#define LETTERS_MAX 780 /* Word's maximum: a letter repeated thirty times */

static void put_decimal(struct buf *out, int32_t value)
{
    if (value < 0)
        buf_char(out, '-');
    buf_uint(out, value < 0 ? -(uint64_t)value : (uint64_t)value);
}

static void put_zero(struct buf *out, int32_t value)
{
    buf_printf(out, value >= 0 && value < 10 ? "0%d" : "%d", (int)value);
}

static void put_roman(struct buf *out, int32_t value, bool small)
{
    size_t start = out->n;

    if (value < 1) {
        put_decimal(out, value);
        return;
    }
    vn_num_roman(out, (uint32_t)value);
    for (size_t i = start; small && i < out->n; i++)
        if (out->p[i] >= 'A' && out->p[i] <= 'Z')
            out->p[i] = (char)(out->p[i] - 'A' + 'a');
}

static void put_upper_roman(struct buf *out, int32_t value)
{
    put_roman(out, value, false);
}

static void put_lower_roman(struct buf *out, int32_t value)
{
    put_roman(out, value, true);
}

/* a … z, aa, bb … zz, aaa: Word repeats the letter. */
static void put_letter(struct buf *out, int32_t value, char first)
{
    if (value < 1 || value > LETTERS_MAX) {
        put_decimal(out, value);
        return;
    }
    for (int32_t i = 0; i <= (value - 1) / 26; i++)
        buf_char(out, (char)(first + (value - 1) % 26));
}

static void put_lower_letter(struct buf *out, int32_t value)
{
    put_letter(out, value, 'a');
}

static void put_upper_letter(struct buf *out, int32_t value)
{
    put_letter(out, value, 'A');
}

/* 1st, 2nd, 3rd, 4th … 11th: Word offers only the English form independent of language. */
static void put_ordinal(struct buf *out, int32_t value)
{
    static const char *const ends[] = {"th", "st", "nd", "rd"};
    int32_t last = value % 10;

    put_decimal(out, value);
    buf_c(out, last > 0 && last < 4 && value / 10 % 10 != 1 ? ends[last] : "th");
}

static void put_words(struct buf *out, int32_t value)
{
    if (value < 0)
        put_decimal(out, value);
    else
        vn_num_words(out, (uint64_t)value);
}

static void put_dashes(struct buf *out, int32_t value)
{
    buf_printf(out, "- %d -", (int)value);
}

static void put_nothing(struct buf *out, int32_t value)
{
    (void)out, (void)value;
}

static const struct {
    const char *format;
    void (*put)(struct buf *out, int32_t value);
} forms[] = {
    {"decimal", put_decimal},          {"upperRoman", put_upper_roman},
    {"lowerRoman", put_lower_roman},   {"lowerLetter", put_lower_letter},
    {"upperLetter", put_upper_letter}, {"decimalZero", put_zero},
    {"ordinal", put_ordinal},          {"cardinalText", put_words},
    {"ordinalText", put_words},        {"vietnameseCounting", put_words},
    {"numberInDash", put_dashes},      {"none", put_nothing},
};

void read_docx_num_format(struct buf *out, struct str format, int32_t value)
{
    for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
        if (str_is(format, forms[i].format)) {
            forms[i].put(out, value);
            return;
        }
    }
    put_decimal(out, value);
}

/* A box to tick; 0: another sign. */
static uint32_t box_of(uint32_t sign)
{
    static const uint32_t empty[] = {0x2610, 0x25A1, 0x25A2, 0x25FB, 0x25FD,
                                     0x2750, 0x2751, 0x2752, 0x274F, 0x2B1C};

    for (size_t i = 0; i < ARRAY_LEN(empty); i++)
        if (sign == empty[i])
            return 0x2610;
    return sign == 0x2611 || sign == 0x2612 ? sign : 0;
}

void read_docx_num_format_bullet(struct buf *out, struct str text,
                                 const struct read_docx_font *font)
{
    struct str sign = str_trim(text);
    size_t i = 0;
    uint32_t cp = sign.n > 0 ? utf8_next(sign, &i) : 0;

    if (font != NULL && font->is_symbol)
        cp = read_docx_symbol(font->name, cp);
    if (i == sign.n && box_of(cp) != 0) {
        utf8_put(out, box_of(cp));
        return;
    }
    buf_c(out, str_is(sign, "+") || str_is(sign, "*") ? sign.p : "-");
}
