/* SPDX-License-Identifier: MIT */
/* app/kind.c: files by their first bytes. */
#include "app/kind.h"

#include "unit.h"

#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ... "

struct row {
    struct str bytes;
    const char *want;
};

static const struct row rows[] = {
    {TEXT(""), "text"},
    {TEXT("Số: 7"), "text"},
    {TEXT("PK"), "text"},
    {TEXT("PK\3\4\24\0\0\0\10\0abcdefghijklmnopqrstuvwxyz"), "docx"},
    {TEXT("PK\5\6\0\0"), "docx"},
    {TEXT("PK\3\4\24\0\0\0\0\0abcdefghijklmnopqrstmimetypeapplication/vnd.oasis.opendocument.text"
          "PK"),
     "odt"},
    {TEXT(OLE "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), "doc"},
    {TEXT(OLE "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), "docx"},
    {TEXT(OLE), "docx"},
    {TEXT("{\\rtf1\\ansi"), "rtf"},
    {TEXT("%PDF-1.7\n"), "pdf"},
    {TEXT("rác \n%PDF-1.4\n"), "pdf"},
    {TEXT("\xEF\xBB\xBF\n <!DOCTYPE html><html>"), "html"},
    {TEXT("<?xml version='1.0'?>\n<html xmlns='x'>"), "html"},
    {TEXT("<doc>"), "text"},
    {TEXT("Thẻ <html> trong chữ"), "text"},
};

int main(void)
{
    UNIT_EACH (struct row, r, rows)
        CHECK_STR(str_c(app_kind_name(app_kind_of(r->bytes))), r->want);
    return unit_done();
}
