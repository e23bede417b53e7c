/* SPDX-License-Identifier: MIT */
/* base/unit.c: the measures that templates and directives write. */
#include "base/unit.h"

#include "unit.h"

struct length {
    struct str text;
    bool ok;
    uint32_t want;
};

static const struct length lengths[] = {
    {TEXT("20mm"), true, 1134},      {TEXT("30 mm"), true, 1701}, {TEXT("1.27cm"), true, 720},
    {TEXT("1,27cm"), true, 720},     {TEXT(" 6pt "), true, 120},  {TEXT("0.5pt"), true, 10},
    {TEXT("0,125cm"), true, 71},     {TEXT("120"), true, 120},    {TEXT("0"), true, 0},
    {TEXT("31680"), true, 31680},    {TEXT("31681"), false, 0},   {TEXT("1584pt"), true, 31680},
    {TEXT("99999999mm"), false, 0},  {TEXT("-1cm"), false, 0},    {TEXT("cm"), false, 0},
    {TEXT(""), false, 0},            {TEXT("1.cm"), false, 0},    {TEXT(".5cm"), false, 0},
    {TEXT("1.2345cm"), false, 0},    {TEXT("1,2.3cm"), false, 0}, {TEXT("1in"), false, 0},
    {TEXT("2 0mm"), false, 0},       {TEXT("20mmm"), false, 0},   {{NULL, 0}, false, 0},
};

static const struct length sizes[] = {
    {TEXT("14"), true, 28},  {TEXT("13,5"), true, 27},  {TEXT("13.5"), true, 27},
    {TEXT("1"), true, 2},    {TEXT("144"), true, 288},  {TEXT("144.5"), false, 0},
    {TEXT("0.5"), false, 0}, {TEXT("13,25"), false, 0}, {TEXT("14pt"), false, 0},
    {TEXT(""), false, 0},
};

int main(void)
{
    UNIT_EACH (struct length, l, lengths) {
        uint32_t twips = 0;

        CHECK(unit_twips(l->text, &twips) == l->ok);
        CHECK_UINT(twips, l->want);
    }
    UNIT_EACH (struct length, s, sizes) {
        uint32_t half_points = 0;

        CHECK(unit_half_points(s->text, &half_points) == s->ok);
        CHECK_UINT(half_points, s->want);
    }
    CHECK_UINT(unit_micrometres(1440), 25400);
    CHECK_UINT(unit_micrometres(1), 18);
    CHECK_UINT(unit_micrometres(1134), 20003);
    CHECK_UINT(unit_micrometres(0), 0);
    return unit_done();
}
