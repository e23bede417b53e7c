/* SPDX-License-Identifier: MIT */
/* The few ways in which a date stands in the head of a document. */
#include "base/date.h"

#define NUMBERS_MAX 3
#define UNKNOWN UINT32_MAX

bool date_exists(unsigned year, unsigned month, unsigned day)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1)
        return false;
    return day <= days[month - 1] + (month == 2 && leap ? 1u : 0u);
}

static enum date_result set_date(struct date *date, uint32_t day, uint32_t month, uint32_t year)
{
    if (year == UNKNOWN || (day != UNKNOWN && month == UNKNOWN))
        return DATE_UNREADABLE;
    if (!date_exists(year, month == UNKNOWN ? 1 : month, day == UNKNOWN ? 1 : day))
        return DATE_IMPOSSIBLE;
    date->year = (uint16_t)year;
    date->month = month == UNKNOWN ? 0 : (uint8_t)month;
    date->day = day == UNKNOWN ? 0 : (uint8_t)day;
    return DATE_OK;
}

/* The number after `word` ("ngày"), UNKNOWN when a blank stands there. */
static bool after_word(struct str *s, struct str word, uint32_t *value)
{
    struct str rest = str_trim(*s);
    size_t n = 0;

    *value = UNKNOWN;
    if (!str_starts(rest, word))
        return true;
    rest = str_trim(str_sub(rest, word.n, rest.n));
    while (n < rest.n && rest.p[n] >= '0' && rest.p[n] <= '9')
        n++;
    if (n > 0 && !str_uint(str_sub(rest, 0, n), 9999, value))
        return false;
    rest = str_sub(rest, n, rest.n);
    for (;;) { /* dots of a blank */
        if (str_starts(rest, STR(".")) || str_starts(rest, STR(" ")) || str_starts(rest, STR("_")))
            rest = str_sub(rest, 1, rest.n);
        else if (str_starts(rest, STR("…")))
            rest = str_sub(rest, STR("…").n, rest.n);
        else
            break;
    }
    *s = rest;
    return true;
}

static enum date_result parse_words(struct str s, struct date *date)
{
    uint32_t day;
    uint32_t month;
    uint32_t year;

    if (!after_word(&s, s.p[0] == 'N' ? STR("Ngày") : STR("ngày"), &day) ||
        !after_word(&s, STR("tháng"), &month) || !after_word(&s, STR("năm"), &year) || s.n > 0)
        return DATE_UNREADABLE;
    return set_date(date, day, month, year);
}

enum date_result date_parse(struct str s, struct date *date)
{
    uint32_t number[NUMBERS_MAX];
    size_t count = 0;
    char separator = '\0';

    *date = (struct date){0};
    s = str_trim(s);
    if (s.n == 0)
        return DATE_UNREADABLE;
    if (s.p[0] < '0' || s.p[0] > '9')
        return parse_words(s, date);
    while (count < NUMBERS_MAX) {
        size_t n = 0;

        while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
            n++;
        if (!str_uint(str_sub(s, 0, n), 9999, &number[count++]))
            return DATE_UNREADABLE;
        s = str_trim(str_sub(s, n, s.n));
        if (s.n == 0)
            break;
        if (separator == '\0')
            separator = s.p[0];
        if (s.p[0] != separator || (separator != '/' && separator != '-' && separator != '.'))
            return DATE_UNREADABLE;
        s = str_trim(str_sub(s, 1, s.n));
    }
    if (s.n > 0)
        return DATE_UNREADABLE;
    if (count == 1)
        return set_date(date, UNKNOWN, UNKNOWN, number[0]);
    if (count == 2)
        return set_date(date, UNKNOWN, number[0], number[1]);
    if (number[0] > 31)
        return set_date(date, number[2], number[1], number[0]);
    return set_date(date, number[0], number[1], number[2]);
}
