/* SPDX-License-Identifier: MIT */
/* Dispatches on the kind of the bytes, then on the encoding of text; other formats are converted
 * first. */
#include "app/import_read.h"

#include "app/convert.h"
#include "base/utf8.h"
#include "base/vn_legacy_file.h"
#include "base/vn_legacy_guess.h"
#include "doc/ledger_count.h"
#include "doc/meta.h"
#include "doc/seal.h"
#include "read/md/md.h"
#include "read/pdf/pdf.h"
#include "read/text/text.h"

/* Sample of a text from which its encoding is guessed. */
#define SAMPLE_BYTES (256u << 10)

/* Only TCVN3 has doubtful letters. */
static void list_doubt(void *user, struct str before, struct str after)
{
    const struct app_import_read *r = user;

    ledger_add(r->ledger, LEDGER_DOUBTFUL, STR("TCVN3"), before, after);
}

/* Lists the encoding once for the whole file. */
static void list_coding(struct app_import_read *r, enum vn_legacy from)
{
    struct str name = from == VN_LEGACY_NONE ? STR("windows-1252") : str_c(vn_legacy_name(from));

    ledger_add(r->ledger, LEDGER_ENCODING, name, STR_NONE, STR_NONE);
}

/* Decodes text that is neither UTF-8 nor UTF-16 into *decoded. */
static bool decode(struct app_import_read *r, struct str bytes, struct buf *decoded)
{
    enum vn_legacy from = VN_LEGACY_NONE;

    if (str_find_char(bytes, '\0', 0) != SIZE_MAX) {
        diag_about(&r->doc->diag, POS_NONE, VB_READ_NOT_TEXT, diag_path(r->input));
        return false;
    }
    if (!vn_legacy_file(decoded, bytes, &from, list_doubt, r)) {
        diag_about(&r->doc->diag, POS_NONE, VB_LEGACY_UNKNOWN, diag_path(r->input));
        return false;
    }
    list_coding(r, from);
    return true;
}

/* True if UTF-8 was read as windows-1252 and encoded as UTF-8 again. It must be undone for the
 * whole file, before control characters, which are halves of letters here, are replaced. */
static bool is_mojibake(struct str bytes)
{
    struct vn_legacy_guess_tally tally = {0};
    struct str sample = utf8_trunc(bytes, SAMPLE_BYTES);

    if (vn_legacy_guess_unicode(sample, 1) > 0)
        return false;
    vn_legacy_guess_add(&tally, sample);
    return vn_legacy_guess(&tally, VN_LEGACY_NONE, NULL) == VN_LEGACY_MOJIBAKE;
}

static bool is_utf16(struct str bytes)
{
    return str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF"));
}

/* True if the text has a head that names a type or an agency. */
static bool is_source(const struct src *src)
{
    struct doc *doc;
    struct node *head;
    bool is;

    if (!str_starts(src->text, STR("---\n")))
        return false;
    doc = doc_new(DIAG_VI);
    (void)read_md(doc, src, 0); /* messages come from the actual reading */
    head = meta_head(doc_main(doc));
    is = meta_get(head, "loai") != NULL || meta_get(head, "co_quan") != NULL;
    doc_free(doc);
    return is;
}

static bool read_source(struct app_import_read *r, const struct src *src, uint16_t number)
{
    r->is_source = true;
    diag_about(&r->doc->diag, POS_NONE, VB_IMPORT_SOURCE, diag_path(r->input));
    if (!read_md(r->doc, src, number))
        return false;
    r->ledger->letters = ledger_count_tree(r->ledger, r->doc->root);
    return true;
}

static bool read_plain(struct app_import_read *r, struct str bytes)
{
    struct buf decoded = BUF_NEW;
    bool is_unicode = is_utf16(bytes) || utf8_valid(bytes, NULL);
    uint16_t number = 0;
    struct src *src = NULL;

    bytes.n = seal_text_start(bytes);
    if (is_unicode && !is_utf16(bytes) && is_mojibake(bytes)) {
        vn_legacy_decode(&decoded, bytes, VN_LEGACY_MOJIBAKE, false);
        list_coding(r, VN_LEGACY_MOJIBAKE);
        bytes = buf_view(&decoded);
    } else if (!is_unicode) {
        (void)decode(r, bytes, &decoded); /* false: a message stops */
        bytes = buf_view(&decoded);
    }
    if (!diag_stopped(&r->doc->diag))
        src = doc_load_bytes(r->doc, r->input, bytes, POS_NONE, &number);
    buf_done(&decoded);
    if (src == NULL)
        return false;
    return is_source(src) ? read_source(r, src, number) : read_text(r->doc, src, number, r->ledger);
}

static bool read_package(struct app_import_read *r, struct str bytes)
{
    struct doc *doc = r->doc;

    r->package.src = diag_src(&doc->diag, src_new_package(&doc->arena, str_c(r->input)));
    return read_docx(doc, bytes, r->package.src, r->changes, r->ledger);
}

/* Reads a file after conversion to text or DOCX. */
static bool read_converted(struct app_import_read *r, struct str bytes)
{
    struct buf converted = BUF_NEW, formats = BUF_NEW;
    bool ok;

    buf_str(&converted, bytes);
    ok = app_convert(r->doc, r->input, r->kind, &converted, &formats) &&
         (r->kind == APP_KIND_PDF
              ? read_pdf(r->doc, r->input, buf_view(&converted), buf_view(&formats), r->ledger)
              : read_package(r, buf_view(&converted)));
    buf_done(&converted);
    buf_done(&formats);
    return ok;
}

bool app_import_read(struct app_import_read *r, struct str bytes)
{
    r->kind = app_kind_of(bytes);
    switch (r->kind) {
    case APP_KIND_TEXT:
        return read_plain(r, bytes);
    case APP_KIND_DOCX:
        return read_package(r, bytes);
    case APP_KIND_DOC:
    case APP_KIND_ODT:
    case APP_KIND_RTF:
    case APP_KIND_HTML:
    case APP_KIND_PDF:
        return read_converted(r, bytes);
    case APP_KIND_COUNT:
        break;
    }
    return false;
}
