/* SPDX-License-Identifier: MIT */
/* Calendar dates of documents, possibly incomplete. */
#ifndef DATE_H
#define DATE_H

#include "base/str.h"

struct date {
    uint16_t year; /* 0: unknown */
    uint8_t month; /* 0: unknown; needs a year */
    uint8_t day;   /* 0: unknown; needs a month */
};

enum date_result { DATE_OK, DATE_UNREADABLE, DATE_IMPOSSIBLE };

/*
 * Parses the forms found in the head of a document: "2026", "4/2024", "29/5/2026", "29-5-2026",
 * "29.5.2026", "2026-05-29", "2026-05", "ngày 29 tháng 5 năm 2026", "tháng 5 năm 2026", "năm 2026",
 * with blanks (U+00A0 too), dots or "_" for unknown numbers ("ngày … tháng … năm 2026"); all three
 * unknown gives DATE_OK and zeros. Text is NFC. Years have four digits, 1900..2999. DATE_IMPOSSIBLE
 * for dates such as 31/2/2026. Unless DATE_OK, *date is all zero.
 */
enum date_result date_parse(struct str s, struct date *date);
/* True for a complete date of the Gregorian calendar, 1900..2999. */
bool date_exists(unsigned year, unsigned month, unsigned day);

#endif
