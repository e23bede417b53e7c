/* SPDX-License-Identifier: MIT */
/* Parses the few forms of a date in the head of a document. */
#include "base/date.h"

#define NUMBERS_MAX 3
#define NUMBER_MAX 9999u
#define YEAR_MIN 1900u
#define YEAR_MAX 2999u
#define UNKNOWN UINT32_MAX

bool date_exists(unsigned year, unsigned month, unsigned day)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1)
        return false;
    return day <= days[month - 1] + (month == 2 && leap ? 1u : 0u);
}

static enum date_result set_date(struct date *date, uint32_t day, uint32_t month, uint32_t year)
{
    if (day != UNKNOWN && month == UNKNOWN)
        return DATE_UNREADABLE;
    if (year < YEAR_MIN || year > YEAR_MAX) /* "26" is not accepted as a year */
        return DATE_UNREADABLE;
    if (!date_exists(year, month == UNKNOWN ? 1 : month, day == UNKNOWN ? 1 : day))
        return DATE_IMPOSSIBLE;
    date->year = (uint16_t)year;
    date->month = month == UNKNOWN ? 0 : (uint8_t)month;
    date->day = day == UNKNOWN ? 0 : (uint8_t)day;
    return DATE_OK;
}

/* Skips placeholders of an unknown number: blanks (U+00A0 too), dots, lines. */
static struct str skip_blanks(struct str s)
{
    static const struct str blanks[] = {
        {" ", 1}, {"\t", 1}, {"\u00A0", 2}, {".", 1}, {"_", 1}, {"…", 3},
    };
    bool again = true;

    while (again) {
        again = false;
        for (size_t i = 0; i < ARRAY_LEN(blanks); i++) {
            if (!str_starts(s, blanks[i]))
                continue;
            s = str_sub(s, blanks[i].n, s.n);
            again = true;
        }
    }
    return s;
}

/* Consumes the digits at the start of *s; false when there are none or too many. */
static bool take_number(struct str *s, uint32_t *value)
{
    size_t n = 0;

    while (n < s->n && s->p[n] >= '0' && s->p[n] <= '9')
        n++;
    if (!str_uint(str_sub(*s, 0, n), NUMBER_MAX, value))
        return false;
    *s = str_sub(*s, n, s->n);
    return true;
}

/* Consumes "ngày 29 " or "ngày … " at the start of *s; *value is UNKNOWN for a placeholder or when
 * the word is missing. */
static void take_word(struct str *s, struct str small, struct str capital, uint32_t *value)
{
    struct str rest;

    *value = UNKNOWN;
    if (!str_starts(*s, small) && !str_starts(*s, capital))
        return;
    rest = skip_blanks(str_sub(*s, small.n, s->n)); /* both have the same length */
    if (!take_number(&rest, value))
        *value = UNKNOWN;
    *s = skip_blanks(rest);
}

static enum date_result parse_words(struct str s, struct date *date)
{
    uint32_t day;
    uint32_t month;
    uint32_t year;
    size_t rest;

    take_word(&s, STR("ngày"), STR("Ngày"), &day);
    take_word(&s, STR("tháng"), STR("Tháng"), &month);
    rest = s.n;
    take_word(&s, STR("năm"), STR("Năm"), &year);
    if (s.n > 0 || s.n == rest) /* trailing text, or no "năm" */
        return DATE_UNREADABLE;
    if (day == UNKNOWN && month == UNKNOWN && year == UNKNOWN)
        return DATE_OK; /* placeholders only */
    return set_date(date, day, month, year);
}

/* "29/5/2026" with the same separator throughout, the year first or last. */
static enum date_result parse_numbers(struct str s, struct date *date)
{
    uint32_t number[NUMBERS_MAX];
    size_t count = 0;
    char sign = '\0';

    for (;;) {
        if (!take_number(&s, &number[count++]))
            return DATE_UNREADABLE;
        s = str_trim(s);
        if (s.n == 0 || count == NUMBERS_MAX)
            break;
        if (s.p[0] != '/' && s.p[0] != '-' && s.p[0] != '.')
            return DATE_UNREADABLE;
        if (sign != '\0' && s.p[0] != sign)
            return DATE_UNREADABLE;
        sign = s.p[0];
        s = str_trim(str_sub(s, 1, s.n));
    }
    if (s.n > 0)
        return DATE_UNREADABLE;
    if (count == 1)
        return set_date(date, UNKNOWN, UNKNOWN, number[0]);
    if (number[0] >= YEAR_MIN)
        return set_date(date, count == 3 ? number[2] : UNKNOWN, number[1], number[0]);
    if (count == 2)
        return set_date(date, UNKNOWN, number[0], number[1]);
    return set_date(date, number[0], number[1], number[2]);
}

enum date_result date_parse(struct str s, struct date *date)
{
    *date = (struct date){0};
    s = str_trim(s);
    if (s.n == 0)
        return DATE_UNREADABLE;
    if (s.p[0] >= '0' && s.p[0] <= '9')
        return parse_numbers(s, date);
    return parse_words(s, date);
}
