/* SPDX-License-Identifier: MIT */
/* A number with the usual decorations. */
#include "read/page_number.h"

#include <string.h>

#define PAGE_MAX 999u

uint32_t read_page_number(struct str s)
{
    static const char *const words[] = {"Trang ", "trang ", "Page ", "page ", "TRANG "};
    static const char *const between[] = {"/", " / ", " of ", "/ "};
    uint32_t value = 0;
    size_t digits = 0;

    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_starts(s, str_c(words[i])))
            s = str_trim(str_sub(s, str_c(words[i]).n, s.n));
    while (s.n > 0 && (strchr("-*_[| ", s.p[0]) != NULL))
        s = str_sub(s, 1, s.n);
    while (str_starts(s, STR("–")))
        s = str_trim(str_sub(s, STR("–").n, s.n));
    while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
        digits++;
    if (digits == 0 || !str_uint(str_sub(s, 0, digits), PAGE_MAX, &value))
        return 0;
    s = str_sub(s, digits, s.n);
    for (size_t i = 0; i < ARRAY_LEN(between); i++) {
        if (!str_starts(s, str_c(between[i])))
            continue;
        s = str_sub(s, str_c(between[i]).n, s.n);
        while (s.n > 0 && s.p[0] >= '0' && s.p[0] <= '9')
            s = str_sub(s, 1, s.n);
        break;
    }
    while (s.n > 0 && (strchr("-*_]| ", s.p[0]) != NULL))
        s = str_sub(s, 1, s.n);
    while (str_starts(s, STR("–")))
        s = str_sub(s, STR("–").n, s.n);
    return s.n == 0 ? value : 0;
}
