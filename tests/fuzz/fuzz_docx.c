/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes the reader of Word packages with libFuzzer (`make fuzz FUZZ=docx`). The first byte selects
 * what the rest is: 0 the whole package, else one part of an otherwise valid package; and the
 * treatment of tracked changes.
 *
 * Detects sanitizer reports, excessive time or memory, a tree that fails the audit, a letter that
 * is neither in the tree nor listed, and messages inconsistent with the result.
 */
#include <stdlib.h>
#include <string.h>

#include "../unit/landmarks.h"
#include "judge.h"
#include "read/docx/docx.h"
#include "wrap/zip.h"

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELS                                                                                       \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define REL(id, type, target)                                                                      \
    "<Relationship Id=\"" id "\" Type=\"" R "/" type "\" Target=\"" target "\"/>"
#define PARTS 9

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct {
    const char *name, *text;
} good[PARTS] = {
    {"_rels/.rels", RELS REL("a", "officeDocument", "word/document.xml") "</Relationships>"},
    {"word/document.xml",
     "<w:document " W " xmlns:r=\"" R "\"><w:body><w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr>"
     "<w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Một</w:t>"
     "<w:footnoteReference w:id=\"1\"/><w:commentReference w:id=\"1\"/></w:r></w:p><w:tbl><w:tr>"
     "<w:tc><w:p><w:r><w:t>hai</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr>"
     "<w:headerReference r:id=\"h\"/></w:sectPr></w:body></w:document>"},
    {"word/_rels/document.xml.rels",
     RELS REL("s", "styles", "styles.xml") REL("n", "numbering", "numbering.xml")
         REL("f", "footnotes", "footnotes.xml") REL("c", "comments", "comments.xml")
             REL("h", "header", "header.xml") REL("i", "image", "media/i.png") "</Relationships>"},
    {"word/styles.xml", "<w:styles " W "><w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn "
                        "w:val=\"B\"/><w:rPr><w:b/></w:rPr></w:style></w:styles>"},
    {"word/numbering.xml",
     "<w:numbering " W "><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start "
     "w:val=\"1\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
     "<w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"},
    {"word/footnotes.xml", "<w:footnotes " W "><w:footnote w:id=\"1\"><w:p><w:r><w:t>ba</w:t>"
                           "</w:r></w:p></w:footnote></w:footnotes>"},
    {"word/comments.xml", "<w:comments " W "><w:comment w:id=\"1\"><w:p><w:r><w:t>bốn</w:t></w:r>"
                          "</w:p></w:comment></w:comments>"},
    {"word/header.xml", "<w:hdr " W "><w:p><w:r><w:t>năm</w:t></w:r></w:p></w:hdr>"},
    {"word/media/i.png", "PNG"},
};

/* Appends a package in which part `which` has the given bytes. */
static void pack(struct buf *out, size_t which, struct str bytes)
{
    struct wrap_zip_part parts[PARTS];
    const char *why;

    for (size_t i = 0; i < PARTS; i++)
        parts[i] =
            (struct wrap_zip_part){str_c(good[i].name), i == which ? bytes : str_c(good[i].text)};
    if (!wrap_zip_write(out, parts, PARTS, &why))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf package = BUF_NEW;
    struct str bytes;
    struct doc *doc;
    struct ledger ledger;
    bool ok;

    if (size == 0)
        return 0;
    bytes = (struct str){(const char *)data + 1, size - 1};
    if (data[0] % 10 == 0)
        buf_str(&package, bytes);
    else
        pack(&package, data[0] % 10 - 1u, bytes);
    doc = landmarks_doc(DIAG_VI);
    ledger_init(&ledger, &doc->arena);
    ok = read_docx(doc, buf_view(&package), 0, (enum read_docx_changes)(data[0] / 10 % 3), &ledger);
    judge_read(doc, &ledger, ok);
    doc_free(doc);
    buf_done(&package);
    return 0;
}
