/* SPDX-License-Identifier: MIT */
/* write/docx/docx.c and what it calls: a plan laid out by hand becomes a
 * package with the expected parts. With a path as argument the plan is written
 * there, to be looked at; a second argument makes it longer. */
#include "write/docx/docx.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <zip.h>

#include "base/io.h"
#include "said.h"
#include "wrap/zip.h"
#include "write/docx/page.h"

#define PART_BYTES_MAX (1u << 20)

static unsigned ran, failed;

static void check(bool ok, const char *what, const char *more)
{
    ran++;
    if (ok)
        return;
    failed++;
    printf("test_write_docx: %s: %s\n", what, more);
}

/* Text of a part; "" when the package has none. Valid until the next call. */
static const char *part_of(struct str package, const char *name)
{
    static char text[PART_BYTES_MAX];
    zip_error_t error;
    zip_source_t *source;
    zip_t *zip;
    zip_file_t *file;
    zip_int64_t n = 0;

    zip_error_init(&error);
    source = zip_source_buffer_create(package.p, package.n, 0, &error);
    zip = source != NULL ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : NULL;
    check(zip != NULL, "the package opens", zip_error_strerror(&error));
    zip_error_fini(&error);
    if (zip == NULL)
        return "";
    file = zip_fopen(zip, name, 0);
    if (file != NULL) {
        n = zip_fread(file, text, sizeof(text) - 1);
        zip_fclose(file);
    }
    text[n > 0 ? n : 0] = '\0';
    zip_discard(zip);
    return text;
}

static void write_page(struct page *p, struct buf *out)
{
    bool ok;

    buf_clear(out);
    ok = write_docx(p->doc, &p->layout, out);
    check(ok, "the plan is written", said(&p->doc->diag, 0).p);
    check(p->doc->diag.count == (ok ? 0 : 1), "a message only when it fails", "");
}

/* What stands in a part, and (with "!") what does not. */
static const struct {
    const char *part, *text;
} expected[] = {
    {"word/document.xml", "<w:tblStyle w:val=\"Khung\"/><w:tblW w:w=\"9354\" w:type=\"dxa\"/>"},
    {"word/document.xml", "<w:t xml:space=\"preserve\"> &amp; &lt;5%&gt; </w:t>"},
    /* emphasis is direct; in a bold style bold says nothing */
    {"word/document.xml", "<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\">“Chung"},
    {"word/document.xml", "<w:pStyle w:val=\"QuocHieu\"/></w:pPr><w:r><w:t"},
    {"word/document.xml", "<w:t xml:space=\"preserve\">dòng</w:t><w:tab/><w:t"},
    {"word/document.xml", "<w:br/><w:t xml:space=\"preserve\">dòng"},
    {"word/document.xml", "sau non</w:t><w:noBreakHyphen/>"},
    {"word/document.xml", "Số:       /KH-VPUB"}, /* U+00A0 kept */
    /* the first mark of a note is Word's, the second is text */
    {"word/document.xml", "<w:footnoteReference w:id=\"1\"/>"},
    {"word/document.xml", "<w:footnoteReference w:id=\"2\"/>"},
    {"word/document.xml",
     "<w:vertAlign w:val=\"superscript\"/></w:rPr><w:t xml:space=\"preserve\">1<"},
    {"word/document.xml", "<w:hyperlink r:id=\"rLink1\"><w:r><w:t xml:space=\"preserve\">cổng"},
    {"word/document.xml", "!rLink2"},
    {"word/_rels/document.xml.rels", "Target=\"https://sonla.gov.vn/t%C3%ACm?q=a&amp;b=1\""},
    {"word/_rels/document.xml.rels", "!etc/passwd"},
    {"word/_rels/footnotes.xml.rels", "Target=\"http://vanban.chinhphu.vn\""},
    /* a line of 20 mm in 65 mm */
    {"word/document.xml", "<w:ind w:left=\"1275\" w:right=\"1276\" w:firstLine=\"0\"/>"},
    /* labels */
    {"word/document.xml", "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr>"},
    {"word/document.xml", "<w:t xml:space=\"preserve\">a) Điểm thường."},
    {"word/document.xml", "<w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\">đ) </w:t>"},
    {"word/document.xml", "</w:pPr><w:r><w:br/><w:t xml:space=\"preserve\">QUY ĐỊNH"},
    {"word/numbering.xml", "<w:lvlText w:val=\"Điều %1.\"/>"},
    {"word/numbering.xml", "<w:suff w:val=\"nothing\"/><w:lvlText w:val=\"Chương %1\"/>"},
    {"word/numbering.xml", "<w:lvlText w:val=\"%1.%2.%3.\"/>"},
    {"word/numbering.xml", "<w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">"
                           "<w:startOverride w:val=\"4\"/>"},
    {"word/numbering.xml", "!w:abstractNumId=\"5\""}, /* lists of one kind share it */
    {"word/numbering.xml",
     "<w:ind w:left=\"0\" w:firstLine=\"567\"/></w:pPr><w:rPr><w:b/><w:bCs/>"},
    /* tables and sections */
    {"word/document.xml", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"},
    {"word/document.xml", "<w:gridSpan w:val=\"2\"/>"},
    {"word/document.xml", "</w:tbl><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" "
                          "w:line=\"120\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/>"},
    {"word/document.xml", "<w:headerReference w:type=\"first\" r:id=\"rHeader2\"/><w:pgSz "
                          "w:w=\"11906\" w:h=\"16838\"/>"},
    {"word/document.xml", "w:orient=\"landscape\"/>"},
    {"word/document.xml", "<w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr></w:body>"},
    {"word/document.xml", "<w:pStyle w:val=\"Than\"/><w:keepNext/></w:pPr><w:r>"
                          "<w:t xml:space=\"preserve\">Đoạn cuối./."},
    {"word/header1.xml", "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"},
    {"word/header2.xml", "!PAGE"},
    {"word/header3.xml", "!<"},
    /* styles */
    {"word/styles.xml", "w:default=\"1\" w:styleId=\"Goc\"><w:name w:val=\"Normal\"/>"
                        "<w:aliases w:val=\"Gốc\"/>"},
    {"word/styles.xml", "<w:name w:val=\"footnote text\"/><w:aliases w:val=\"Chú thích\"/>"},
    {"word/styles.xml", "<w:name w:val=\"Số; ký hiệu\"/>"},
    {"word/styles.xml", "<w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\"/>"},
    {"word/styles.xml", "w:styleId=\"Khoan\"><w:name w:val=\"Khoản\"/><w:basedOn w:val=\"Than\"/>"
                        "<w:uiPriority w:val=\"13\"/><w:qFormat/></w:style>"},
    {"word/styles.xml", "<w:keepNext/><w:keepLines/><w:outlineLvl w:val=\"1\"/>"},
    {"word/styles.xml", "!Thua"},
    {"word/footnotes.xml", "<w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
                           "<w:r><w:t xml:space=\"preserve\">Công văn"},
    {"word/settings.xml", "w:name=\"compatibilityMode\""},
    {"word/settings.xml", "<w:footnote w:id=\"-1\"/>"},
    {"docProps/core.xml", "<dc:title>Triển khai Tháng hành động &amp; phòng"},
    {"docProps/core.xml", ">2026-05-29T00:00:00Z<"},
    {"docProps/custom.xml", "name=\"vanban\"><vt:lpwstr>" VANBAN_VERSION "<"},
    {"docProps/custom.xml", "name=\"so\"><vt:lpwstr>05<"},
    {"docProps/custom.xml", "!ky_hieu"},
};

static void test_plan(void)
{
    struct page p;
    struct buf out = BUF_NEW;

    page_make(&p, 3);
    write_page(&p, &out);
    for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
        bool absent = expected[i].text[0] == '!';
        const char *text = expected[i].text + (absent ? 1 : 0);

        check((strstr(part_of(buf_view(&out), expected[i].part), text) == NULL) == absent,
              expected[i].part, expected[i].text);
    }
    page_done(&p);
    buf_done(&out);
}

/* Nothing unused: no lists, notes, header, date → no such parts. */
static void test_bare(void)
{
    static const char *const absent[] = {"word/numbering.xml", "word/footnotes.xml",
                                         "word/header1.xml"};
    struct page p;
    struct buf out = BUF_NEW;

    page_make(&p, 0);
    p.layout.section_count = 1;
    p.layout.note_count = 0;
    p.sections[0].header = NULL;
    p.sections[0].root = box_new(page_arena(&p), BOX_CELL, NULL, NULL);
    node_unlink(meta_get(meta_head(doc_main(p.doc)), "ngay"));
    write_page(&p, &out);
    for (size_t i = 0; i < ARRAY_LEN(absent); i++)
        check(part_of(buf_view(&out), absent[i])[0] == '\0', "a part without use", absent[i]);
    check(strstr(part_of(buf_view(&out), "docProps/core.xml"), "created") == NULL,
          "a date that is not known", "docProps/core.xml");
    check(strstr(part_of(buf_view(&out), "word/styles.xml"), "Than") == NULL, "an unused style",
          "Than");
    check(strstr(part_of(buf_view(&out), "word/document.xml"), "titlePg") == NULL,
          "a first page like the others", "titlePg");
    page_done(&p);
    buf_done(&out);
}

/* Same bytes again, in another time zone too; each entry of 1980-01-01 without
 * data descriptor or extra field. */
static void test_bytes(void)
{
    static const char *const zones[] = {"UTC", "Asia/Ho_Chi_Minh"};
    struct buf out[2] = {BUF_NEW, BUF_NEW};
    const unsigned char *z;

    for (size_t i = 0; i < 2; i++) {
        struct page p;

        setenv("TZ", zones[i], 1);
        tzset();
        page_make(&p, 5);
        write_page(&p, &out[i]);
        page_done(&p);
    }
    check(str_eq(buf_view(&out[0]), buf_view(&out[1])), "the same bytes", "TZ");
    z = (const unsigned char *)out[0].p;
    check(memcmp(z, "PK\3\4", 4) == 0 && (z[6] & 8) == 0, "no data descriptor", "");
    check(z[10] == 0 && z[11] == 0 && z[12] == 0x21 && z[13] == 0, "DOS time", "");
    check(z[28] == 0 && z[29] == 0 && memcmp(z + 30, "[Content_Types].xml", 19) == 0,
          "no extra field, content types first", "");
    buf_done(&out[0]);
    buf_done(&out[1]);
}

/* Addresses that are links, as written, and those that stay text (NULL). */
static const struct {
    const char *href, *target;
} links[] = {
    {"https://sonla.gov.vn", "https://sonla.gov.vn"},
    {"http://localhost:8080/a#b#c", "http://localhost:8080/a#b%23c"},
    {"https://a.vn/x y\"<>%zz%20", "https://a.vn/x%20y%22%3C%3E%25zz%20"},
    {"mailto:vpub@sonla.gov.vn", "mailto:vpub@sonla.gov.vn"},
    {"mailto:vpub", NULL},
    {"mailto:a b@c.vn", NULL},
    {"https://", NULL},
    {"https:///x", NULL},
    {"http://[::1]/", NULL},
    {"http://a.vn:99999/", NULL},
    {"http://a.vn:/", NULL},
    {"http://a@b.vn/", NULL},
    {"https://tỉnh.vn", NULL},
    {"javascript:alert(1)", NULL},
    {"file:///etc/passwd", NULL},
    {"../x.docx", NULL},
};

static void test_links(void)
{
    for (size_t i = 0; i < ARRAY_LEN(links); i++) {
        struct page p;
        struct buf out = BUF_NEW;
        struct buf target = BUF_NEW;
        struct box *box;

        page_make(&p, 0);
        p.layout.section_count = 1;
        p.sections[0].root = box_new(page_arena(&p), BOX_CELL, NULL, NULL);
        box = page_para(&p, p.sections[0].root, THAN, NULL);
        page_inline(&p, page_node(box), NODE_LINK, "địa chỉ")->text = page_str(links[i].href);
        write_page(&p, &out);
        buf_printf(&target, "Target=\"%s\" TargetMode", links[i].target ? links[i].target : "");
        check((strstr(part_of(buf_view(&out), "word/_rels/document.xml.rels"),
                      links[i].target ? target.p : "External") != NULL) ==
                  (links[i].target != NULL),
              "link", links[i].href);
        check(strstr(part_of(buf_view(&out), "word/document.xml"), "địa chỉ") != NULL, "text of",
              links[i].href);
        page_done(&p);
        buf_done(&out);
        buf_done(&target);
    }
}

/* A layout that no Word would open: a message, nothing written. */
static void test_broken(void)
{
    struct page p;
    struct buf out = BUF_NEW;
    bool ok;

    page_make(&p, 0);
    p.sections[1].root->last->last->first->cell.span = 3;
    buf_c(&out, "x");
    ok = write_docx(p.doc, &p.layout, &out);
    check(!ok && out.n == 1, "refused, nothing appended", "");
    check(p.doc->diag.count == 1 && p.doc->diag.entries[0].code == VB_PACKAGE_BROKEN &&
              diag_stopped(&p.doc->diag),
          "PACKAGE_BROKEN", "");
    check(p.doc->diag.count == 1 &&
              str_find(said(&p.doc->diag, 0), STR("word/document.xml: grid"), 0) != SIZE_MAX,
          "the part and the check", said(&p.doc->diag, 0).p);
    page_done(&p);
    buf_done(&out);
}

static int write_sample(const char *path, unsigned repeats)
{
    struct page p;
    struct buf out = BUF_NEW;
    enum io_result result;

    page_make(&p, repeats);
    write_page(&p, &out);
    result = io_write(path, buf_view(&out));
    page_done(&p);
    buf_done(&out);
    return result != IO_OK || failed > 0;
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return write_sample(argv[1], argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 8);
    test_plan();
    test_bare();
    test_bytes();
    test_links();
    test_broken();
    printf("test_write_docx: %u checks, %u failed\n", ran, failed);
    return failed > 0 || ran == 0;
}
