/* SPDX-License-Identifier: MIT */
/* Calendar dates of documents, possibly known in part. */
#ifndef DATE_H
#define DATE_H

#include "base/str.h"

struct date {
    uint16_t year; /* 0: not known */
    uint8_t month; /* 0: not known; known only with a year */
    uint8_t day;   /* 0: not known; known only with a month */
};

enum date_result { DATE_OK, DATE_UNREADABLE, DATE_IMPOSSIBLE };

/*
 * Reads the forms of a document's head: "2026", "4/2024", "29/5/2026",
 * "29-5-2026", "29.5.2026", "2026-05-29", "2026-05", "ngày 29 tháng 5 năm 2026",
 * "tháng 5 năm 2026", "năm 2026", with blanks (U+00A0 too), dots or "_" for
 * unknown numbers ("ngày … tháng … năm 2026"); all three unknown is DATE_OK with
 * zeros. Text is NFC. DATE_IMPOSSIBLE for 31/2/2026 and the like; a year is four
 * digits, 1900..2999. *date is all zero unless DATE_OK.
 */
enum date_result date_parse(struct str s, struct date *date);
/* True for a full date that is in the Gregorian calendar, 1900..2999. */
bool date_exists(unsigned year, unsigned month, unsigned day);

#endif
