/* SPDX-License-Identifier: MIT */
/* Kind of a file to be imported, detected by its first bytes; its name is ignored. */
#ifndef APP_KIND_H
#define APP_KIND_H

#include "base/str.h"

enum app_kind {
    APP_KIND_TEXT, /* also Markdown, and anything not detected as another kind */
    APP_KIND_DOCX, /* any zip, or a package locked by a password */
    APP_KIND_DOC,  /* OLE container of Word 97 to 2003 */
    APP_KIND_ODT,
    APP_KIND_RTF,
    APP_KIND_HTML,
    APP_KIND_PDF,
    APP_KIND_COUNT
};

enum app_kind app_kind_of(struct str bytes);
/* "text", "docx" …: used in reports; except for text also the file extension. */
const char *app_kind_name(enum app_kind kind);

#endif
