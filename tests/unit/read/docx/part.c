/* SPDX-License-Identifier: MIT */
/* read/docx/part.c and what it gives to read_docx(): how parts are named, found, encoded
 * and damaged. */
#include "read/docx/part.h"
#include "base/utf8.h"
#include "docx.h"

#define STRICT_W "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define BODY(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define DOCUMENT(inner) "<w:document xmlns:w='" DOCX_W "'><w:body>" inner "</w:body></w:document>"
#define TO(target)                                                                                 \
    DOCX_RELS "<Relationship Id='d' Type='" DOCX_TYPE "officeDocument' Target='" target            \
              "'/></Relationships>"
#define STYLES(target)                                                                             \
    DOCX_RELS "<Relationship Id='s' Type='" DOCX_TYPE "styles' Target='" target                    \
              "'/></Relationships>"

static const struct row {
    struct {
        const char *name;
        struct str bytes;
    } parts[4];
    const char *want;
} rows[] = {
    /* where the document is */
    {{{"_rels/.rels", TEXT(TO("/x/y/z.xml"))}, {"x/y/z.xml", TEXT(DOCUMENT(BODY("a")))}},
     "para{at=\"z.xml 1\" size=\"20\"} \"a\"\n"},
    {{{"_rels/.rels", TEXT(TO("./q/../w.xml"))}, {"W.XML", TEXT(DOCUMENT(BODY("a")))}},
     "para{at=\"w.xml 1\" size=\"20\"} \"a\"\n"},
    {{{"word/document.xml", TEXT(DOCUMENT(BODY("a")))}}, "para{size=\"20\"} \"a\"\n"},
    {{{"_rels/.rels", TEXT(TO("../../etc/passwd"))}, {"etc/x", TEXT("a")}}, "VB-0234\n"},
    {{{"_rels/.rels", TEXT(TO("a.xml"))}, {"a.xml", TEXT("<workbook xmlns='x'/>")}}, "VB-0234\n"},
    {{{"_rels/.rels", TEXT("<Relationships")}, {"word/document.xml", TEXT(DOCUMENT(BODY("a")))}},
     "VB-0237\npara{size=\"20\"} \"a\"\nunreadable: [] -> []\n"},
    /* encodings and namespaces */
    {{{"word/document.xml", TEXT("\xEF\xBB\xBF<?xml version='1.0'?>" DOCUMENT(BODY("Đ")))}},
     "para{size=\"20\"} \"Đ\"\n"},
    {{{"word/document.xml",
       TEXT("<?xml version='1.0' encoding='windows-1252'?>" DOCUMENT(BODY("\xD0")))}},
     "VB-0236\n"},
    {{{"word/document.xml",
       TEXT("<document xmlns='" STRICT_W "'><body><p><pPr><ind start='1in'/></pPr><r><rPr>"
            "<b val='on'/><sz val='14pt'/></rPr><t>a</t></r></p></body></document>")}},
     "para{look=\"bold\" size=\"28\" indent=\"1440\"} strong(\"a\")\n"},
    {{{"word/document.xml", TEXT("<x:document xmlns:x='" DOCX_W "' xmlns:y='urn:y'><x:body>"
                                 "<y:p><y:t>không</y:t></y:p><x:p><x:r><x:t>a</x:t></x:r></x:p>"
                                 "</x:body></x:document>")}},
     "VB-0251\npara{size=\"20\"} \"a\"\nunreadable: [không] -> []\n"},
    /* parts that are missing, damaged, hostile */
    {{{"word/document.xml", TEXT(DOCUMENT(BODY("a")))},
      {"word/_rels/document.xml.rels", TEXT(STYLES("styles.xml"))}},
     "VB-0235\npara{size=\"20\"} \"a\"\n"},
    {{{"word/document.xml", TEXT(DOCUMENT(BODY("a")))},
      {"word/_rels/document.xml.rels", TEXT(STYLES("styles.xml"))},
      {"word/styles.xml", TEXT("<w:styles xmlns:w='" DOCX_W "'><w:docDefaults><w:rPrDefault>"
                               "<w:rPr><w:sz w:val='28'/></w:rPr></w:rPrDefault></w:oops>")}},
     "VB-0237\npara{size=\"28\"} \"a\"\nunreadable: [] -> []\n"},
    {{{"word/document.xml", TEXT(DOCUMENT(BODY("a")))},
      {"word/_rels/document.xml.rels", TEXT(STYLES("styles.xml"))},
      {"word/styles.xml", TEXT("<!DOCTYPE x><w:styles xmlns:w='" DOCX_W "'/>")}},
     "VB-0238\n"},
    {{{"word/document.xml", TEXT(DOCUMENT(BODY("a")))},
      {"word/_rels/document.xml.rels", TEXT(STYLES("document.xml"))}},
     "para{size=\"20\"} \"a\"\n"},
    {{{"word/document.xml", TEXT("<w:document xmlns:w='" DOCX_W "'><w:body>" BODY("a") "<w:p>")}},
     "VB-0236\n"},
    {{{"word/document.xml", TEXT("")}}, "VB-0236\n"},
    {{{"word/document.xml", TEXT(DOCUMENT(""))}}, "VB-0247\n"},
    {{{"word/document.xml", TEXT("<!DOCTYPE d [<!ENTITY e 'x'>]>" DOCUMENT(BODY("&e;")))}},
     "VB-0238\n"},
    {{{"xl/workbook.xml", TEXT("<workbook/>")}}, "VB-0234\n"},
};

static void pack(struct buf *out, const struct wrap_zip_part *parts, size_t n)
{
    const char *why;

    if (!wrap_zip_write(out, parts, n, &why))
        abort();
}

/* Reads one body; what docx_read() says. */
static void read_body(struct buf *got, struct str document)
{
    struct wrap_zip_part part = {STR("word/document.xml"), document};
    struct buf packed = BUF_NEW;

    pack(&packed, &part, 1);
    docx_read(got, buf_view(&packed), READ_DOCX_ACCEPT);
    buf_done(&packed);
}

static void test_rows(void)
{
    UNIT_EACH (struct row, r, rows) {
        struct wrap_zip_part parts[ARRAY_LEN(r->parts)];
        struct buf packed = BUF_NEW, got = BUF_NEW;
        size_t n = 0;

        for (; n < ARRAY_LEN(r->parts) && r->parts[n].name != NULL; n++)
            parts[n] = (struct wrap_zip_part){str_c(r->parts[n].name), r->parts[n].bytes};
        pack(&packed, parts, n);
        docx_read(&got, buf_view(&packed), READ_DOCX_ACCEPT);
        CHECK_BUF(&got, r->want);
        buf_done(&packed);
    }
}

/* UTF-16 of both orders, with and without its mark, half a pair included. */
static void test_utf16(void)
{
    static const struct str text =
        TEXT("<?xml version='1.0' encoding='UTF-16'?>" DOCUMENT(BODY("Điều 😀 \uE000")));

    for (unsigned kind = 0; kind < 4; kind++) {
        struct buf wide = BUF_NEW, got = BUF_NEW;

        unit_row = kind;
        for (size_t i = 0; i < text.n || (kind < 2 && wide.n == 0);) {
            uint32_t cp = kind < 2 && wide.n == 0 ? 0xFEFF : utf8_next(text, &i);
            uint32_t units[2] = {cp == 0xE000 ? 0xD801 : cp, 0};

            if (cp > 0xFFFF) {
                units[0] = 0xD800 + ((cp - 0x10000) >> 10);
                units[1] = 0xDC00 + ((cp - 0x10000) & 0x3FF);
            }
            for (unsigned k = 0; k < 2 && (k == 0 || units[k] != 0); k++) {
                buf_char(&wide, (char)(kind % 2 == 0 ? units[k] & 0xFF : units[k] >> 8));
                buf_char(&wide, (char)(kind % 2 == 0 ? units[k] >> 8 : units[k] & 0xFF));
            }
        }
        read_body(&got, buf_view(&wide));
        CHECK_BUF(&got, "para{size=\"20\"} \"Điều 😀 \uFFFD\"\n");
        buf_done(&wide);
    }
    unit_row = SIZE_MAX;
}

static void put_times(struct buf *b, const char *text, unsigned times)
{
    while (times-- > 0)
        buf_c(b, text);
}

/* What is nested too deep, too wide, too long: a message that names the limit. */
static void test_limits(void)
{
    static const struct limit_row {
        const char *open;
        unsigned times;
        const char *inside, *close, *want;
    } limits[] = {
        {"<w:tbl><w:tr><w:tc>", 30, "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
         "<w:p/></w:tc></w:tr></w:tbl>", NULL},
        {"<w:tbl><w:tr><w:tc>", 10000, "<w:p/>", "</w:tc></w:tr></w:tbl>", "VB-0903\n"},
        {"<w:sdt>", 200, "", "</w:sdt>", "VB-0903\n"},
    };

    UNIT_EACH (struct limit_row, l, limits) {
        struct buf text = BUF_NEW, got = BUF_NEW;

        buf_c(&text, "<w:document xmlns:w='" DOCX_W "'><w:body>");
        put_times(&text, l->open, l->times);
        buf_c(&text, l->inside);
        put_times(&text, l->close, l->times);
        buf_c(&text, "</w:body></w:document>");
        read_body(&got, buf_view(&text));
        if (l->want != NULL)
            CHECK_STR(buf_view(&got), l->want);
        else
            CHECK(str_find(buf_view(&got), STR("\"a\""), 0) != SIZE_MAX);
        buf_done(&got);
        buf_done(&text);
    }
}

/* A table of so many columns and rows, and a document of so many paragraphs. */
static void test_sizes(void)
{
    static const struct size_row {
        const char *row;
        unsigned times, rows;
        const char *want;
    } sizes[] = {
        {"<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>", LIMIT_TABLE_COLUMNS, 1, NULL},
        {"<w:tc><w:p/></w:tc>", LIMIT_TABLE_COLUMNS + 1, 1, "VB-0316\n"},
        {"<w:tc><w:tcPr><w:gridSpan w:val='99999'/></w:tcPr><w:p/></w:tc>", 1, 1, "VB-0316\n"},
        {"<w:tc><w:p/></w:tc>", 50, LIMIT_TABLE_CELLS / 50 + 1, "VB-0316\n"},
    };
    struct buf text = BUF_NEW, got = BUF_NEW;

    UNIT_EACH (struct size_row, s, sizes) {
        buf_c(&text, "<w:document xmlns:w='" DOCX_W "'><w:body><w:tbl>");
        for (unsigned i = 0; i < s->rows; i++) {
            buf_c(&text, "<w:tr>");
            put_times(&text, s->row, s->times);
            buf_printf(&text, "<!-- %u -->", i * 2654435761u); /* not too regular */
            buf_c(&text, "</w:tr>");
        }
        buf_c(&text, "</w:tbl></w:body></w:document>");
        read_body(&got, buf_view(&text));
        if (s->want != NULL)
            CHECK_STR(buf_view(&got), s->want);
        else
            CHECK(str_starts(buf_view(&got), STR("table{")));
        buf_clear(&got);
        buf_clear(&text);
    }
    buf_c(&text, "<w:document xmlns:w='" DOCX_W "'><w:body>");
    for (unsigned i = 0; i < LIMIT_DOCX_NODES / 4 + 9; i++) /* four nodes each; not too regular */
        buf_printf(&text, "<w:p><w:r><w:t>%u</w:t><w:br/><w:t>%u</w:t></w:r></w:p>",
                   i * 2654435761u, i * 2246822519u);
    buf_c(&text, "</w:body></w:document>");
    read_body(&got, buf_view(&text));
    CHECK(str_is(buf_view(&got), "VB-0909\n"));
    buf_done(&got);
    buf_done(&text);
}

static void test_base(void)
{
    CHECK_STR(read_docx_part_base(STR("word/media/a.png")), "a.png");
    CHECK_STR(read_docx_part_base(STR("a.png")), "a.png");
    CHECK_STR(read_docx_part_base(STR("word/")), "");
}

int main(void)
{
    test_rows();
    test_utf16();
    test_limits();
    test_sizes();
    test_base();
    return unit_done();
}
