/* SPDX-License-Identifier: MIT */
/* Magic numbers of common office formats. */
#include "app/kind.h"

#include "wrap/zip_read.h"

#define PDF_WINDOW 1024u  /* prefix searched for "%PDF-", bytes (ISO 32000-1, annex H.3.4.1) */
#define HTML_WINDOW 1024u /* prefix searched for <html> */
#define ODF_MIME_AT 30u   /* offset in an ODF package: after the first local header, stored */

static bool holds(struct str bytes, size_t window, struct str needle)
{
    return str_find(str_sub(bytes, 0, window), needle, 0) != SIZE_MAX;
}

static enum app_kind zip_kind(struct str bytes)
{
    static const char mime[] = "mimetypeapplication/vnd.oasis.opendocument.text";

    return str_starts(str_sub(bytes, ODF_MIME_AT, bytes.n), STR(mime)) ? APP_KIND_ODT
                                                                       : APP_KIND_DOCX;
}

static bool is_html(struct str bytes)
{
    static const char *const marks[] = {"<!DOCTYPE html", "<!doctype html", "<html", "<HTML"};
    struct str text = str_starts(bytes, STR("\xEF\xBB\xBF")) ? str_sub(bytes, 3, bytes.n) : bytes;

    text = str_trim(str_sub(text, 0, HTML_WINDOW));
    if (text.n == 0 || text.p[0] != '<')
        return false;
    for (size_t i = 0; i < ARRAY_LEN(marks); i++)
        if (holds(text, text.n, str_c(marks[i])))
            return true;
    return false;
}

enum app_kind app_kind_of(struct str bytes)
{
    if (str_starts(bytes, STR("PK\3\4")) || str_starts(bytes, STR("PK\5\6")))
        return zip_kind(bytes);
    if (wrap_zip_read_is_ole(bytes))
        return wrap_zip_read_ole_has(bytes, "EncryptedPackage") ||
                       !wrap_zip_read_ole_has(bytes, "WordDocument")
                   ? APP_KIND_DOCX
                   : APP_KIND_DOC;
    if (str_starts(bytes, STR("{\\rtf")))
        return APP_KIND_RTF;
    if (holds(bytes, PDF_WINDOW, STR("%PDF-")))
        return APP_KIND_PDF;
    return is_html(bytes) ? APP_KIND_HTML : APP_KIND_TEXT;
}

const char *app_kind_name(enum app_kind kind)
{
    static const char *const names[APP_KIND_COUNT] = {
        [APP_KIND_TEXT] = "text", [APP_KIND_DOCX] = "docx", [APP_KIND_DOC] = "doc",
        [APP_KIND_ODT] = "odt",   [APP_KIND_RTF] = "rtf",   [APP_KIND_HTML] = "html",
        [APP_KIND_PDF] = "pdf",
    };

    return names[kind];
}
