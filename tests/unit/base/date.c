/* SPDX-License-Identifier: MIT */
/* base/date.c: the forms a clerk writes, and what is no date. */
#include "base/date.h"

#include "unit.h"

struct row {
    struct str text;
    enum date_result result;
    unsigned day, month, year;
};

static const struct row rows[] = {
    {TEXT("2026"), DATE_OK, 0, 0, 2026},
    {TEXT(" 2026 "), DATE_OK, 0, 0, 2026},
    {TEXT("4/2024"), DATE_OK, 0, 4, 2024},
    {TEXT("04/2024"), DATE_OK, 0, 4, 2024},
    {TEXT("29/5/2026"), DATE_OK, 29, 5, 2026},
    {TEXT("29 / 5 / 2026"), DATE_OK, 29, 5, 2026},
    {TEXT("29-5-2026"), DATE_OK, 29, 5, 2026},
    {TEXT("29.5.2026"), DATE_OK, 29, 5, 2026},
    {TEXT("2026-05-29"), DATE_OK, 29, 5, 2026},
    {TEXT("2026-05"), DATE_OK, 0, 5, 2026},
    {TEXT("ngày 29 tháng 5 năm 2026"), DATE_OK, 29, 5, 2026},
    {TEXT("Ngày 05 tháng 02 năm 2026"), DATE_OK, 5, 2, 2026},
    {TEXT("ngày\u00A029\u00A0tháng\u00A05\u00A0năm\u00A02026"), DATE_OK, 29, 5, 2026},
    {TEXT("tháng 5 năm 2026"), DATE_OK, 0, 5, 2026},
    {TEXT("Tháng 5 năm 2026"), DATE_OK, 0, 5, 2026},
    {TEXT("năm 2026"), DATE_OK, 0, 0, 2026},
    {TEXT("Năm 2026"), DATE_OK, 0, 0, 2026},
    /* blanks for what is not known */
    {TEXT("ngày … tháng … năm 2026"), DATE_OK, 0, 0, 2026},
    {TEXT("ngày    tháng 4 năm 2024"), DATE_OK, 0, 4, 2024},
    {TEXT("ngày\u00A0\u00A0\u00A0 tháng 4 năm 2024"), DATE_OK, 0, 4, 2024},
    {TEXT("ngày ..... tháng ..... năm 2024"), DATE_OK, 0, 0, 2024},
    {TEXT("ngày ___ tháng 12 năm 2024."), DATE_OK, 0, 12, 2024},
    {TEXT("ngày … tháng … năm …"), DATE_OK, 0, 0, 0},
    {TEXT("ngày … tháng … năm 20…"), DATE_UNREADABLE, 0, 0, 0},
    /* not in the calendar */
    {TEXT("31/2/2026"), DATE_IMPOSSIBLE, 0, 0, 0},
    {TEXT("29/2/2026"), DATE_IMPOSSIBLE, 0, 0, 0},
    {TEXT("29/2/2024"), DATE_OK, 29, 2, 2024},
    {TEXT("29/2/2000"), DATE_OK, 29, 2, 2000},
    {TEXT("29/2/1900"), DATE_IMPOSSIBLE, 0, 0, 0},
    {TEXT("31/4/2026"), DATE_IMPOSSIBLE, 0, 0, 0},
    {TEXT("13/2026"), DATE_IMPOSSIBLE, 0, 0, 0},
    {TEXT("0/5/2026"), DATE_IMPOSSIBLE, 0, 0, 0},
    {TEXT("0/2026"), DATE_IMPOSSIBLE, 0, 0, 0},
    {TEXT("2026-13-01"), DATE_IMPOSSIBLE, 0, 0, 0},
    {TEXT("ngày 31 tháng 6 năm 2026"), DATE_IMPOSSIBLE, 0, 0, 0},
    /* no dates */
    {TEXT(""), DATE_UNREADABLE, 0, 0, 0},
    {{NULL, 0}, DATE_UNREADABLE, 0, 0, 0},
    {TEXT("hôm nay"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("26"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("29/5/26"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("1899"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("1900"), DATE_OK, 0, 0, 1900},
    {TEXT("2999"), DATE_OK, 0, 0, 2999},
    {TEXT("3000"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("99999"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("99999999999999999999"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("29/5-2026"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("29/5/2026/"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("1/2/3/2026"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("29/"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("/5/2026"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("29//2026"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("2026 a"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("ngày 29 tháng 5"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("ngày 29 năm 2026"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("ngày 29 tháng … năm 2026"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("tháng 5 ngày 29 năm 2026"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("ngày"), DATE_UNREADABLE, 0, 0, 0},
    {TEXT("ngày 29 tháng 5 năm 2026 và sau đó"), DATE_UNREADABLE, 0, 0, 0},
};

int main(void)
{
    UNIT_EACH (struct row, r, rows) {
        struct date date = {7, 7, 7};

        CHECK_UINT((unsigned)date_parse(r->text, &date), (unsigned)r->result);
        CHECK_UINT(date.day, r->day);
        CHECK_UINT(date.month, r->month);
        CHECK_UINT(date.year, r->year);
    }
    CHECK(date_exists(2024, 2, 29) && !date_exists(2023, 2, 29) && !date_exists(2100, 2, 29));
    CHECK(!date_exists(2026, 0, 1) && !date_exists(2026, 13, 1) && !date_exists(2026, 1, 0));
    CHECK(date_exists(2026, 12, 31) && !date_exists(2026, 12, 32) && !date_exists(1899, 1, 1));
    return unit_done();
}
