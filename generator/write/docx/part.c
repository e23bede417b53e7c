/* SPDX-License-Identifier: MIT */
/* Small parts: settings, fonts, document properties. */
#include "doc/meta.h"
#include "doc/seal.h"
#include "wrap/zip.h"
#include "write/docx/private.h"

#define CUSTOM "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
#define EXTENDED "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
#define TYPES "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
#define CORE "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
/* Format id of custom properties (MS-OLEPS); their numbers start at 2. */
#define CUSTOM_FORMAT "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
#define CUSTOM_FIRST 2u

void write_docx_part_settings(const struct write_docx_package *package, struct buf *out)
{
    buf_c(out, WRITE_DOCX_XML "<w:settings xmlns:w=\"" WRITE_DOCX_W "\">"
                              "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>"
                              "<w:characterSpacingControl w:val=\"doNotCompress\"/>");
    if (package->notes.any)
        buf_c(out, "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/>"
                   "</w:footnotePr>");
    /* below mode 15 Word stretches a justified line before a break; LibreOffice uses the first
     * element */
    buf_c(out, "<w:compat><w:doNotExpandShiftReturn/>"
               "<w:compatSetting w:name=\"compatibilityMode\" "
               "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
               "<w:themeFontLang w:val=\"vi-VN\"/><w:decimalSymbol w:val=\",\"/>"
               "<w:listSeparator w:val=\";\"/></w:settings>");
}

void write_docx_part_fonts(const struct write_docx_package *package, struct buf *out)
{
    buf_c(out, WRITE_DOCX_XML "<w:fonts xmlns:w=\"" WRITE_DOCX_W "\"><w:font w:name=\"");
    buf_xml(out, package->layout->sheet->font);
    buf_c(out, "\"><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>");
}

static const struct node *main_head(const struct write_docx_package *package)
{
    const struct node *part = doc_main(package->doc);

    return part != NULL ? meta_head(part) : NULL;
}

/* A field as element content, on one line. */
static void put_line(struct buf *out, struct str text)
{
    struct str line = STR_NONE;

    for (bool first = true; str_split(&text, '\n', &line); first = false) {
        if (!first)
            buf_char(out, ' ');
        buf_xml(out, line);
    }
}

static void put_field(const struct write_docx_package *package, struct buf *out,
                      const char *element, const char *field)
{
    struct str text = meta_text(&package->doc->arena, main_head(package), field);

    if (text.n == 0)
        return;
    buf_printf(out, "<%s>", element);
    put_line(out, text);
    buf_printf(out, "</%s>", element);
}

void write_docx_part_core(const struct write_docx_package *package, struct buf *out)
{
    struct date date = {0};

    if (main_head(package) != NULL)
        date = meta_date(&package->doc->arena, main_head(package));
    buf_c(out, WRITE_DOCX_XML "<cp:coreProperties xmlns:cp=\"" CORE "\" "
                              "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                              "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                              "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    put_field(package, out, "dc:title", "trich_yeu");
    put_field(package, out, "dc:creator", "co_quan");
    if (date.day > 0)
        buf_printf(out,
                   "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%04u-%02u-%02uT00:00:00Z"
                   "</dcterms:created>",
                   (unsigned)date.year, (unsigned)date.month, (unsigned)date.day);
    buf_c(out, "<dc:language>vi-VN</dc:language></cp:coreProperties>");
}

void write_docx_part_app(struct buf *out)
{
    buf_c(out, WRITE_DOCX_XML "<Properties xmlns=\"" EXTENDED "\">"
                              "<Application>vanban</Application></Properties>");
}

static void put_custom(struct buf *out, unsigned *pid, const char *name, struct str value)
{
    if (value.n == 0)
        return;
    buf_printf(out, "<property fmtid=\"" CUSTOM_FORMAT "\" pid=\"%u\" name=\"%s\"><vt:lpwstr>",
               (*pid)++, name);
    put_line(out, value);
    buf_c(out, "</vt:lpwstr></property>");
}

/* The seal over all parts that are in the package; SEAL_PART itself may still be empty. */
static void put_seal(const struct write_docx_package *package, struct buf *out, unsigned *pid)
{
    struct buf hex = BUF_NEW;
    struct sha256 sum;

    sha256_init(&sum);
    for (size_t i = 0; i < package->part_count; i++) {
        struct str bytes = buf_view(&package->parts[i].bytes);

        seal_add(&sum, str_c(package->parts[i].name), bytes.n, wrap_zip_crc(bytes));
    }
    seal_done(&sum, &hex);
    put_custom(out, pid, SEAL_PROPERTY, buf_view(&hex));
    buf_done(&hex);
}

void write_docx_part_custom(const struct write_docx_package *package, struct buf *out)
{
    static const char *const fields[] = {"loai", "so", "ky_hieu"};
    const struct node *head = main_head(package);
    unsigned pid = CUSTOM_FIRST;

    buf_c(out, WRITE_DOCX_XML "<Properties xmlns=\"" CUSTOM "\" xmlns:vt=\"" TYPES "\">");
    put_custom(out, &pid, "vanban", STR(VANBAN_VERSION));
    put_custom(out, &pid, "vanban_quy_tac", STR("nd30 " VANBAN_VERSION));
    for (size_t i = 0; i < ARRAY_LEN(fields) && head != NULL; i++)
        put_custom(out, &pid, fields[i], meta_text(&package->doc->arena, head, fields[i]));
    put_seal(package, out, &pid);
    buf_c(out, "</Properties>");
}
