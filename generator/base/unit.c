/* SPDX-License-Identifier: MIT */
/* Parses lengths into twips. */
#include "base/unit.h"

#define LENGTH_MAX_TWIPS 31680u

static const struct {
    struct str name;
    uint32_t numerator, denominator; /* twips per unit */
} units[] = {
    {{"mm", 2}, 14400, 254},
    {{"cm", 2}, 144000, 254},
    {{"pt", 2}, 20, 1},
    {{"", 0}, 1, 1},
};

/* Decimal with up to three fraction digits, in thousandths. */
static bool parse_thousandths(struct str s, uint32_t *value)
{
    uint32_t whole;
    uint32_t part = 0;
    size_t dot = str_find_char(s, '.', 0);
    struct str places = STR_NONE;

    if (dot == SIZE_MAX)
        dot = str_find_char(s, ',', 0);
    if (dot != SIZE_MAX) {
        places = str_sub(s, dot + 1, s.n);
        s = str_sub(s, 0, dot);
        if (places.n == 0 || places.n > 3 || !str_uint(places, 999, &part))
            return false;
    }
    if (!str_uint(s, 100000, &whole))
        return false;
    for (size_t i = places.n; places.n > 0 && i < 3; i++)
        part *= 10;
    *value = whole * 1000 + part;
    return true;
}

bool unit_twips(struct str text, uint32_t *twips)
{
    uint32_t value;
    uint64_t exact;

    text = str_trim(text);
    for (size_t i = 0; i < ARRAY_LEN(units); i++) {
        if (!str_ends(text, units[i].name))
            continue;
        text = str_trim(str_sub(text, 0, text.n - units[i].name.n));
        if (!parse_thousandths(text, &value))
            return false;
        exact = (uint64_t)value * units[i].numerator;
        exact = (exact + UINT64_C(500) * units[i].denominator) /
                (UINT64_C(1000) * units[i].denominator);
        if (exact > LENGTH_MAX_TWIPS)
            return false;
        *twips = (uint32_t)exact;
        return true;
    }
    return false;
}

bool unit_half_points(struct str text, uint32_t *half_points)
{
    uint32_t value;

    if (!parse_thousandths(str_trim(text), &value) || value % 500 != 0)
        return false;
    if (value < 1000 || value > 144000)
        return false;
    *half_points = value / 500;
    return true;
}

uint32_t unit_micrometres(uint32_t twips)
{
    return (uint32_t)(((uint64_t)twips * 25400 + 720) / 1440);
}
