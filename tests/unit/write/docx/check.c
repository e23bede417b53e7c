/* SPDX-License-Identifier: MIT */
/* write/docx/check.c: a good package passes; each fault put into it is
 * found under its name and in its part. */
#include "write/docx/check.h"

#include <stdio.h>
#include <string.h>

static unsigned ran, failed;

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELS                                                                                       \
    XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define CELL(properties, text)                                                                     \
    "<w:tc><w:tcPr><w:tcW w:w=\"500\" w:type=\"dxa\"/>" properties "</w:tcPr><w:p><w:r><w:t>" text \
    "</w:t></w:r></w:p></w:tc>"
#define CONTROL(id)                                                                                \
    "<w:sdt><w:sdtPr><w:alias w:val=\"số\"/><w:tag w:val=\"so\"/><w:id w:val=\"" id "\"/>"         \
    "<w:dataBinding w:xpath=\"/a\" w:storeItemID=\"{0}\"/><w:text/></w:sdtPr><w:sdtContent>"     \
    "<w:r><w:t>05</w:t></w:r></w:sdtContent></w:sdt>"
#define PARTS_MAX 12u

static const struct {
    const char *name, *text;
} good[] = {
    {"[Content_Types].xml",
     XML "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
         "<Default Extension=\"rels\" ContentType=\"application/rels+xml\"/>"
         "<Override PartName=\"/word/document.xml\" ContentType=\"application/document+xml\"/>"
         "<Override PartName=\"/word/styles.xml\" ContentType=\"application/styles+xml\"/>"
         "<Override PartName=\"/word/numbering.xml\" ContentType=\"application/num+xml\"/>"
         "<Override PartName=\"/word/settings.xml\" ContentType=\"application/settings+xml\"/>"
         "<Override PartName=\"/word/footnotes.xml\" ContentType=\"application/notes+xml\"/>"
         "<Override PartName=\"/word/header1.xml\" ContentType=\"application/header+xml\"/>"
         "<Override PartName=\"/customXml/itemProps2.xml\" ContentType=\"application/item+xml\"/>"
         "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/core+xml\"/>"
         "</Types>"},
    {"_rels/.rels", RELS
     "<Relationship Id=\"r1\" Type=\"t\" Target=\"word/document.xml\"/>"
     "<Relationship Id=\"r2\" Type=\"t\" Target=\"docProps/core.xml\"/></Relationships>"},
    {"word/_rels/document.xml.rels", RELS
     "<Relationship Id=\"r1\" Type=\"t\" Target=\"styles.xml\"/>"
     "<Relationship Id=\"r2\" Type=\"t\" Target=\"numbering.xml\"/>"
     "<Relationship Id=\"r3\" Type=\"t\" Target=\"settings.xml\"/>"
     "<Relationship Id=\"r4\" Type=\"t\" Target=\"footnotes.xml\"/>"
     "<Relationship Id=\"r5\" Type=\"t\" Target=\"header1.xml\"/>"
     "<Relationship Id=\"r8\" Type=\"t\" Target=\"../customXml/itemProps2.xml\"/>"
     "<Relationship Id=\"r6\" Type=\"t\" Target=\"https://sonla.gov.vn\" TargetMode=\"External\"/>"
     "</Relationships>"},
    {"word/document.xml",
     XML "<w:document " W " xmlns:r=\"" R "\" xmlns:wp=\"urn:wp\"><w:body>"
         "<w:p><w:pPr><w:pStyle w:val=\"Muc\"/><w:keepNext/><w:numPr><w:ilvl w:val=\"0\"/>"
         "<w:numId w:val=\"1\"/></w:numPr><w:spacing w:before=\"120\"/><w:ind w:left=\"0\"/>"
         "<w:jc w:val=\"both\"/><w:rPr><w:b/><w:bCs/></w:rPr></w:pPr>"
         "<w:bookmarkStart w:id=\"7\" w:name=\"muc\"/>"
         "<w:r><w:rPr><w:rStyle w:val=\"Mark\"/><w:i/><w:iCs/><w:sz w:val=\"28\"/>"
         "<w:szCs w:val=\"28\"/></w:rPr><w:footnoteReference w:id=\"1\"/></w:r>"
         "<w:bookmarkEnd w:id=\"7\"/>"
         "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
         "<w:r><w:instrText> PAGE </w:instrText></w:r>"
         "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r>"
         "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
         "<w:hyperlink r:id=\"r6\"><w:r><w:t>Điều 5</w:t></w:r></w:hyperlink>"
         "<w:r><w:drawing><wp:docPr id=\"3\"/></w:drawing></w:r></w:p>"
         "<w:tbl><w:tblPr><w:tblStyle w:val=\"Bang\"/><w:tblW w:w=\"1000\" w:type=\"dxa\"/>"
         "<w:tblLayout w:type=\"fixed\"/></w:tblPr>"
         "<w:tblGrid><w:gridCol w:w=\"500\"/><w:gridCol w:w=\"500\"/></w:tblGrid>"
         "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
         CELL("<w:gridSpan w:val=\"2\"/>", "Bảng") "</w:tr>"
         "<w:tr>" CELL("<w:vMerge w:val=\"restart\"/>", "một") CELL("", "hai") "</w:tr>"
         "<w:tr>" CELL("<w:vMerge/>", "ba") CELL("", "bốn") "</w:tr></w:tbl>"
         "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"1\" w:h=\"1\"/></w:sectPr></w:pPr></w:p>"
         "<w:p>" CONTROL("4") CONTROL("5") "</w:p><w:p><w:r><w:t>cuối</w:t></w:r></w:p>"
         "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"r5\"/>"
         "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:titlePg/></w:sectPr></w:body></w:document>"},
    {"word/styles.xml",
     XML "<w:styles " W "><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"28\"/></w:rPr>"
         "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
         "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Goc\">"
         "<w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
         "<w:style w:type=\"paragraph\" w:styleId=\"Muc\"><w:name w:val=\"Mục\"/>"
         "<w:basedOn w:val=\"Goc\"/><w:next w:val=\"Goc\"/><w:uiPriority w:val=\"1\"/>"
         "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
         "<w:style w:type=\"character\" w:styleId=\"Mark\"><w:name w:val=\"Dấu\"/></w:style>"
         "<w:style w:type=\"table\" w:styleId=\"Bang\"><w:name w:val=\"Bảng\"/></w:style>"
         "</w:styles>"},
    {"word/numbering.xml",
     XML "<w:numbering " W "><w:abstractNum w:abstractNumId=\"0\"><w:nsid w:val=\"564E0001\"/>"
         "<w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
         "<w:numFmt w:val=\"decimal\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\"%1.\"/>"
         "<w:lvlJc w:val=\"left\"/></w:lvl></w:abstractNum>"
         "<w:abstractNum w:abstractNumId=\"1\"><w:nsid w:val=\"564E0002\"/></w:abstractNum>"
         "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
         "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"},
    {"word/settings.xml",
     XML "<w:settings " W "><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>"
         "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
         "<w:compat/><w:decimalSymbol w:val=\",\"/></w:settings>"},
    {"word/footnotes.xml",
     XML "<w:footnotes " W "><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>"
         "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p/></w:footnote>"
         "<w:footnote w:id=\"1\"><w:p><w:r><w:t>Chú thích.</w:t></w:r></w:p></w:footnote>"
         "</w:footnotes>"},
    {"word/header1.xml", XML "<w:hdr " W "><w:p/></w:hdr>"},
    {"customXml/itemProps2.xml",
     XML "<ds:datastoreItem xmlns:ds=\"urn:ds\" ds:itemID=\"{0}\"/>"},
    {"docProps/core.xml",
     XML "<c:core xmlns:c=\"urn:c\" xmlns:dcterms=\"urn:d\"><dcterms:created>"
         "2026-05-29T00:00:00Z</dcterms:created></c:core>"},
};

/* One fault each: in a part, a text (its first place) becomes another. */
static const struct {
    const char *check, *part, *from, *to;
} faults[] = {
    {"well-formed", "word/document.xml", "</w:body>", ""},
    {"well-formed", "word/document.xml", "Điều 5", "Luật A & B"},
    {"well-formed", "word/document.xml", "cuối", "\x01"},
    {"well-formed", "word/document.xml", "cuối", "\xC3"},
    {"well-formed", "word/header1.xml", "<w:p/>", "<q:p/>"},
    {"order", "word/document.xml", "<w:keepNext/><w:numPr>", "<w:jc w:val=\"both\"/><w:numPr>"},
    {"order", "word/document.xml", "<w:keepNext/>", "<w:keepNext/><w:keepNext/>"},
    {"order", "word/document.xml", "<w:keepNext/>", "<w:keepText/>"},
    {"order", "word/document.xml", "<w:b/><w:bCs/>", "<w:bCs/><w:b/>"},
    {"order", "word/document.xml", "<w:i/><w:iCs/>", "<w:vertAlign w:val=\"superscript\"/><w:i/>"},
    {"order", "word/document.xml",
     "<w:tblStyle w:val=\"Bang\"/><w:tblW w:w=\"1000\" w:type=\"dxa\"/>",
     "<w:tblW w:w=\"1000\" w:type=\"dxa\"/><w:tblStyle w:val=\"Bang\"/>"},
    {"order", "word/document.xml", "<w:tcW w:w=\"500\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/>",
     "<w:gridSpan w:val=\"2\"/><w:tcW w:w=\"500\" w:type=\"dxa\"/>"},
    {"order", "word/document.xml", "<w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/>",
     "<w:numId w:val=\"1\"/><w:ilvl w:val=\"0\"/>"},
    {"order", "word/document.xml", "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:titlePg/>",
     "<w:titlePg/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"},
    {"order", "word/document.xml", "<w:tbl><w:tblPr>", "<w:tbl><w:tblGrid/><w:tblPr>"},
    {"order", "word/numbering.xml", "<w:numFmt w:val=\"decimal\"/><w:suff w:val=\"space\"/>",
     "<w:suff w:val=\"space\"/><w:numFmt w:val=\"decimal\"/>"},
    {"order", "word/numbering.xml", "<w:abstractNum w:abstractNumId=\"0\">",
     "<w:num w:numId=\"3\"/><w:abstractNum w:abstractNumId=\"0\">"},
    {"order", "word/styles.xml", "<w:basedOn w:val=\"Goc\"/><w:next w:val=\"Goc\"/>",
     "<w:next w:val=\"Goc\"/><w:basedOn w:val=\"Goc\"/>"},
    {"order", "word/styles.xml", "<w:docDefaults>", "<w:docDefaults/><w:docDefaults>"},
    {"order", "word/settings.xml", "<w:compat/>", "<w:zoom w:percent=\"90\"/>"},
    {"place", "word/document.xml", "<w:r><w:t>cuối</w:t></w:r>", "<w:t>cuối</w:t>"},
    {"place", "word/document.xml", "<w:p><w:r><w:t>cuối</w:t></w:r></w:p>",
     "<w:r><w:t>cuối</w:t></w:r>"},
    {"place", "word/document.xml", "<w:p><w:pPr><w:pStyle", "<w:p><w:r/><w:pPr><w:pStyle"},
    {"place", "word/document.xml", "<w:tc><w:tcPr>", "<w:tc><w:p/><w:tcPr>"},
    {"value", "word/document.xml", "<w:sz w:val=\"28\"/>", "<w:sz w:val=\"13.5\"/>"},
    {"value", "word/document.xml", "<w:sz w:val=\"28\"/>", "<w:sz w:val=\"0\"/>"},
    {"value", "word/document.xml", "<w:jc w:val=\"both\"/>", "<w:jc w:val=\"start\"/>"},
    {"value", "word/document.xml", "<w:ilvl w:val=\"0\"/>", "<w:ilvl w:val=\"9\"/>"},
    {"value", "word/document.xml", "<w:tblHeader/>", "<w:tblHeader w:val=\"1\"/>"},
    {"value", "word/document.xml", "<w:cantSplit/>", "<w:cantSplit w:val=\"true\"/>"},
    {"value", "word/numbering.xml", "\"564E0001\"", "\"564E000G\""},
    {"value", "word/numbering.xml", "\"564E0001\"", "\"564E\""},
    {"value", "word/styles.xml", "\"Mục\"", "\"Mục I, II\""},
    {"value", "docProps/core.xml", "2026-05-29T00", "29/5/2026T00"},
    {"style", "word/document.xml", "<w:pStyle w:val=\"Muc\"/>", "<w:pStyle w:val=\"Khoan\"/>"},
    {"style", "word/document.xml", "<w:pStyle w:val=\"Muc\"/>", "<w:pStyle w:val=\"Mark\"/>"},
    {"style", "word/document.xml", "<w:rStyle w:val=\"Mark\"/>", "<w:rStyle w:val=\"Muc\"/>"},
    {"style", "word/document.xml", "<w:tblStyle w:val=\"Bang\"/>", "<w:tblStyle w:val=\"Bảng\"/>"},
    {"style", "word/styles.xml", "<w:basedOn w:val=\"Goc\"/>", "<w:basedOn w:val=\"Than\"/>"},
    {"style", "word/styles.xml", "<w:basedOn w:val=\"Goc\"/>", "<w:basedOn w:val=\"Muc\"/>"},
    {"style", "word/styles.xml", "<w:next w:val=\"Goc\"/>", "<w:next w:val=\"Than\"/>"},
    {"number", "word/document.xml", "<w:numId w:val=\"1\"/>", "<w:numId w:val=\"3\"/>"},
    {"number", "word/numbering.xml", "<w:abstractNumId w:val=\"1\"/>",
     "<w:abstractNumId w:val=\"2\"/>"},
    {"note", "word/document.xml", "<w:footnoteReference w:id=\"1\"/>",
     "<w:footnoteReference w:id=\"2\"/>"},
    {"note", "word/document.xml", "<w:footnoteReference w:id=\"1\"/>",
     "<w:footnoteReference w:id=\"0\"/>"},
    {"note", "word/footnotes.xml", "w:type=\"separator\" w:id=\"-1\"", "w:id=\"5\""},
    {"field", "word/document.xml", "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", ""},
    {"field", "word/document.xml", "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", ""},
    {"field", "word/document.xml", "\"separate\"", "\"end\""},
    {"field", "word/document.xml", "<w:r><w:t>bốn</w:t></w:r>",
     "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"},
    {"field", "word/header1.xml", "<w:p/>",
     "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>"},
    {"range", "word/document.xml", "<w:bookmarkEnd w:id=\"7\"/>", "<w:bookmarkEnd w:id=\"8\"/>"},
    {"duplicate", "word/document.xml", "<w:bookmarkEnd w:id=\"7\"/>",
     "<w:bookmarkEnd w:id=\"7\"/><w:bookmarkStart w:id=\"7\" w:name=\"hai\"/>"},
    {"duplicate", "word/document.xml", "<w:bookmarkEnd w:id=\"7\"/>",
     "<w:bookmarkEnd w:id=\"7\"/><w:bookmarkStart w:id=\"8\" w:name=\"muc\"/>"},
    {"order", "word/document.xml", "<w:tag w:val=\"so\"/><w:id w:val=\"4\"/>",
     "<w:id w:val=\"4\"/><w:tag w:val=\"so\"/>"},
    {"order", "word/document.xml", "<w:sdt><w:sdtPr>", "<w:sdt><w:sdtContent/><w:sdtPr>"},
    {"order", "word/document.xml", "<w:text/>", "<w:text/><w:date/>"},
    {"place", "word/document.xml", "<w:p><w:pPr><w:sectPr>", CONTROL("6") "<w:p><w:pPr><w:sectPr>"},
    {"duplicate", "word/document.xml", "<w:id w:val=\"4\"/>", "<w:id w:val=\"5\"/>"},
    {"control", "word/document.xml", " w:xpath=\"/a\"", ""},
    {"control", "word/document.xml", "{0}", "{1}"},
    {"duplicate", "word/document.xml", "<wp:docPr id=\"3\"/>",
     "<wp:docPr id=\"3\"/><wp:docPr id=\"3\"/>"},
    {"duplicate", "word/styles.xml", "w:styleId=\"Mark\"", "w:styleId=\"Goc\""},
    {"duplicate", "word/styles.xml", "\"Mục\"", "\"Normal\""},
    {"duplicate", "word/styles.xml", "w:styleId=\"Muc\"", "w:default=\"1\" w:styleId=\"Muc\""},
    {"duplicate", "word/numbering.xml", "w:abstractNumId=\"1\"", "w:abstractNumId=\"0\""},
    {"duplicate", "word/numbering.xml", "w:numId=\"2\"", "w:numId=\"1\""},
    {"duplicate", "word/numbering.xml", "564E0002", "564E0001"},
    {"duplicate", "word/footnotes.xml", "w:id=\"1\"", "w:id=\"0\""},
    {"duplicate", "word/_rels/document.xml.rels", "\"r2\"", "\"r1\""},
    {"duplicate", "[Content_Types].xml", "/word/header1.xml", "/word/styles.xml"},
    {"relationship", "word/document.xml", "r:id=\"r6\"", "r:id=\"r7\""},
    {"relationship", "word/document.xml", "r:id=\"r6\"", "r:id=\"\""},
    {"relationship", "word/_rels/document.xml.rels", "\"styles.xml\"", "\"style.xml\""},
    {"relationship", "word/_rels/document.xml.rels", " TargetMode=\"External\"", ""},
    {"relationship", "_rels/.rels", "Type=\"t\"", ""},
    {"content-type", "[Content_Types].xml", "<Default Extension=\"rels\"",
     "<Default Extension=\"x\""},
    {"content-type", "[Content_Types].xml", "/word/header1.xml", "/word/header2.xml"},
    {"content-type", "[Content_Types].xml", "\"/word/header1.xml", "\"word/header1.xml"},
    {"content-type", "[Content_Types].xml", "application/header+xml", ""},
    {"unreachable", "_rels/.rels",
     "<Relationship Id=\"r2\" Type=\"t\" Target=\"docProps/core.xml\"/>",
     ""},
    {"cell-end", "word/document.xml", "<w:p><w:r><w:t>bốn</w:t></w:r></w:p>", ""},
    {"cell-end", "word/document.xml", "<w:r><w:t>bốn</w:t></w:r></w:p>",
     "</w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"9\"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc>"
     "</w:tr></w:tbl>"},
    {"story", "word/header1.xml", "<w:p/>", ""},
    {"story", "word/footnotes.xml", "<w:p><w:r><w:t>Chú thích.</w:t></w:r></w:p>", ""},
    {"grid", "word/document.xml", "<w:gridSpan w:val=\"2\"/>", ""},
    {"grid", "word/document.xml", "<w:gridSpan w:val=\"2\"/>", "<w:gridSpan w:val=\"3\"/>"},
    {"grid", "word/document.xml", "<w:gridSpan w:val=\"2\"/>", "<w:gridSpan w:val=\"64\"/>"},
    {"grid", "word/document.xml", "<w:gridCol w:w=\"500\"/>", ""},
    {"grid", "word/document.xml", "</w:tbl>", "<w:tr/></w:tbl>"},
    {"merge", "word/document.xml", "<w:vMerge w:val=\"restart\"/>", ""},
    {"header-row", "word/document.xml",
     "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"500\" w:type=\"dxa\"/><w:vMerge/>",
     "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"500\" w:type=\"dxa\"/>"
     "<w:vMerge/>"},
    {"section", "word/document.xml", "</w:sectPr></w:body>", "</w:sectPr><w:p/></w:body>"},
    {"section", "word/document.xml", "<w:r><w:t>bốn</w:t></w:r>", "<w:pPr><w:sectPr/></w:pPr>"},
    {"section", "word/document.xml",
     "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"r5\"/>"
     "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:titlePg/></w:sectPr>", ""},
};

static void check(bool ok, const char *what, const char *more)
{
    ran++;
    if (ok)
        return;
    failed++;
    printf("test_write_docx_check: %s: %s\n", what, more);
}

static size_t load_good(struct wrap_zip_part *parts)
{
    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        parts[i] = (struct wrap_zip_part){str_c(good[i].name), str_c(good[i].text)};
    return ARRAY_LEN(good);
}

static struct str replace(struct arena *a, struct str text, const char *from, const char *to)
{
    size_t at = str_find(text, str_c(from), 0);

    check(at != SIZE_MAX, "the test looks for what is not there", from);
    if (at == SIZE_MAX)
        return text;
    return arena_printf(a, "%.*s%s%s", (int)at, text.p, to, text.p + at + strlen(from));
}

static void expect(struct arena *a, const struct wrap_zip_part *parts, size_t count,
                   const char *name, const char *part, const char *what)
{
    struct write_docx_fault fault;
    bool ok = write_docx_check(parts, count, a, &fault);
    struct str text;

    if (ok) {
        check(name == NULL, what, "no fault found");
        return;
    }
    text = arena_printf(a, "%.*s: %s: %.*s", STR_ARG(fault.part), write_docx_check_name(fault.kind),
                        STR_ARG(fault.what));
    check(name != NULL && strcmp(write_docx_check_name(fault.kind), name) == 0, what, text.p);
    check(part == NULL || str_is(fault.part, part), what, text.p);
    check(fault.what.n > 0, what, "nothing said");
}

static void test_faults(struct arena *a)
{
    for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
        struct wrap_zip_part parts[PARTS_MAX];
        size_t count = load_good(parts);
        bool elsewhere = strcmp(faults[i].check, "unreachable") == 0 ||
                         strncmp(faults[i].check, "content", 7) == 0 ||
                         strncmp(faults[i].to, "w:id=\"5\"", 8) == 0;

        for (size_t k = 0; k < count; k++)
            if (str_is(parts[k].name, faults[i].part))
                parts[k].bytes = replace(a, parts[k].bytes, faults[i].from, faults[i].to);
        expect(a, parts, count, faults[i].check, elsewhere ? NULL : faults[i].part,
               arena_printf(a, "%s, %s → %s", faults[i].check, faults[i].from, faults[i].to).p);
    }
}

/* Faults of the list of parts. */
static void test_parts(struct arena *a)
{
    struct wrap_zip_part parts[PARTS_MAX];
    size_t count = load_good(parts);
    struct wrap_zip_part first = parts[0];

    expect(a, parts, count, NULL, NULL, "the good package");
    parts[count] = parts[count - 1];
    expect(a, parts, count + 1, "part-name", NULL, "a part twice");
    parts[count].name = STR("word/image.png");
    parts[count].bytes = STR("<x/>");
    expect(a, parts, count + 1, "content-type", "word/image.png", "a part without type");
    parts[count].name = STR("word/_rels/nothing.xml.rels");
    expect(a, parts, count + 1, "relationship", NULL, "relationships of no part");
    parts[count].name = STR("/word/x.rels");
    expect(a, parts, count + 1, "part-name", NULL, "a leading slash");
    parts[0] = parts[1];
    parts[1] = first;
    expect(a, parts, count, "part-name", NULL, "types not first");
    expect(a, parts, 0, "part-name", NULL, "no part at all");
}

/* Every check has its test. */
static void test_all_named(void)
{
    for (unsigned k = 0; k < WRITE_DOCX_CHECK_COUNT; k++) {
        const char *name = write_docx_check_name((enum write_docx_check_kind)k);
        bool seen = strcmp(name, "part-name") == 0;

        for (size_t i = 0; i < ARRAY_LEN(faults); i++)
            seen |= strcmp(faults[i].check, name) == 0;
        check(seen, "no test for", name);
    }
}

int main(void)
{
    struct arena a;

    arena_init(&a);
    test_parts(&a);
    test_faults(&a);
    test_all_named();
    arena_done(&a);
    printf("test_write_docx_check: %u checks, %u failed\n", ran, failed);
    return failed > 0 || ran == 0;
}
