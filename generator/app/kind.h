/* SPDX-License-Identifier: MIT */
/* What a file to be imported is: by its first bytes, whatever its name says. */
#ifndef APP_KIND_H
#define APP_KIND_H

#include "base/str.h"

enum app_kind {
    APP_KIND_TEXT, /* also Markdown, and whatever is nothing of the following */
    APP_KIND_DOCX, /* a zip, or a package locked by a password: its reader says what is wrong */
    APP_KIND_DOC,  /* OLE container of Word 97 to 2003 */
    APP_KIND_ODT,
    APP_KIND_RTF,
    APP_KIND_HTML,
    APP_KIND_PDF,
    APP_KIND_COUNT
};

enum app_kind app_kind_of(struct str bytes);
/* "text", "docx" …: in reports, and the file extension of the kind but for text. */
const char *app_kind_name(enum app_kind kind);

#endif
