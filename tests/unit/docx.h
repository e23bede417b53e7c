/* SPDX-License-Identifier: MIT */
/* Small Word packages for tests, and dumps of the trees read from them. */
#ifndef DOCX_H
#define DOCX_H

#include "base/limit.h"
#include "doc/doc_audit.h"
#include "doc/doc_dump.h"
#include "doc/ledger_count.h"
#include "landmarks.h"
#include "read/docx/docx.h"
#include "unit.h"
#include "wrap/zip.h"

#define DOCX_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define DOCX_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define DOCX_NAMES                                                                                 \
    " xmlns:w='" DOCX_W "' xmlns:r='" DOCX_R                                                       \
    "' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"                     \
    " xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'"                            \
    " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"               \
    " xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'"           \
    " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"                             \
    " xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture'"                        \
    " xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office'"   \
    " xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'"                            \
    " xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram'"                        \
    " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"

#define DOCX_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define DOCX_RELS                                                                                  \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"

/* Parts of a package; NULL: the part is absent. */
struct docx {
    const char *body;                                                 /* content of w:body */
    const char *styles, *numbering, *footnotes, *endnotes, *comments; /* content of their roots */
    const char *header, *footer;                                      /* ids "h" and "f" */
    const char *rels;  /* more relationships of the body */
    const char *image; /* bytes of word/media/a b.png, relationship id "i" */
};

static inline struct str docx_part(struct arena *a, const char *root, const char *inner)
{
    return arena_printf(a, "<?xml version='1.0' encoding='UTF-8'?><w:%s" DOCX_NAMES ">%s</w:%s>",
                        root, inner, root);
}

/* Appends the package with those parts. */
static inline void docx_pack(struct buf *out, const struct docx *docx)
{
    struct arena a;
    struct wrap_zip_part parts[16];
    const struct {
        const char *name, *root, *type, *id, *inner;
    } all[] = {{"word/styles.xml", "styles", "styles", "s", docx->styles},
               {"word/numbering.xml", "numbering", "numbering", "n", docx->numbering},
               {"word/footnotes.xml", "footnotes", "footnotes", "fn", docx->footnotes},
               {"word/endnotes.xml", "endnotes", "endnotes", "en", docx->endnotes},
               {"word/comments.xml", "comments", "comments", "c", docx->comments},
               {"word/header1.xml", "hdr", "header", "h", docx->header},
               {"word/footer1.xml", "ftr", "footer", "f", docx->footer}};
    struct buf rels = BUF_NEW;
    const char *why;
    size_t n = 0;

    arena_init(&a);
    buf_c(&rels, DOCX_RELS);
    parts[n++] = (struct wrap_zip_part){
        STR("_rels/.rels"), str_c(DOCX_RELS "<Relationship Id='d' Type='" DOCX_TYPE
                                            "officeDocument' Target='word/document.xml'/>"
                                            "</Relationships>")};
    parts[n++] = (struct wrap_zip_part){
        STR("word/document.xml"),
        docx_part(&a, "document", arena_printf(&a, "<w:body>%s</w:body>", docx->body).p)};
    for (size_t i = 0; i < ARRAY_LEN(all); i++) {
        if (all[i].inner == NULL)
            continue;
        parts[n++] =
            (struct wrap_zip_part){str_c(all[i].name), docx_part(&a, all[i].root, all[i].inner)};
        buf_printf(&rels, "<Relationship Id='%s' Type='" DOCX_TYPE "%s' Target='%s'/>", all[i].id,
                   all[i].type, all[i].name + strlen("word/"));
    }
    if (docx->image != NULL) {
        parts[n++] = (struct wrap_zip_part){STR("word/media/a b.png"), str_c(docx->image)};
        buf_c(&rels,
              "<Relationship Id='i' Type='" DOCX_TYPE "image' Target='/word/media/a%20b.png'/>");
    }
    buf_printf(&rels, "%s</Relationships>", docx->rels != NULL ? docx->rels : "");
    parts[n++] = (struct wrap_zip_part){STR("word/_rels/document.xml.rels"), buf_view(&rels)};
    if (!wrap_zip_write(out, parts, n, &why))
        abort();
    buf_done(&rels);
    arena_done(&a);
}

/*
 * Reads a package; appends the numbers of its messages, one per line, the blocks of the body
 * without "at", and the ledger: "page-number: [2] -> []". Checks the tree's invariants and that no
 * letter was lost.
 */
static inline void docx_read(struct buf *out, struct str bytes, enum read_docx_changes changes)
{
    struct doc *doc = landmarks_doc(DIAG_VI);
    struct ledger ledger;
    bool ok;

    ledger_init(&ledger, &doc->arena);
    ok = read_docx(doc, bytes, 0, changes, &ledger);
    for (uint32_t i = 0; i < doc->diag.count; i++)
        buf_printf(out, "VB-%04u\n", diag_number(doc->diag.entries[i].code));
    if (ok) {
        struct buf dump = BUF_NEW;
        struct str rest;
        struct str line;

        CHECK(doc_audit(doc, "read_docx"));
        CHECK_UINT(ledger.letters, (uint64_t)((int64_t)ledger_count_tree(&ledger, doc->root) +
                                              ledger_count_listed(&ledger)));
        for (const struct node *n = doc_main(doc)->last->first; n != NULL; n = n->next)
            doc_dump(&dump, n, false);
        rest = buf_view(&dump);
        while (str_split(&rest, '\n', &line)) {
            size_t at = str_find(line, STR("at=\"document.xml "), 0);
            size_t end = at != SIZE_MAX ? str_find(line, STR("\""), at + 17) : 0;

            if (line.n == 0)
                continue;
            if (at != SIZE_MAX) { /* with the following blank, or the braces around it */
                bool alone = line.p[end + 1] == '}';

                buf_str(out, str_sub(line, 0, at - alone));
                line = str_sub(line, end + 2, line.n);
            }
            buf_str(out, line);
            buf_char(out, '\n');
        }
        buf_done(&dump);
        for (const struct ledger_entry *e = ledger.entries; e != NULL; e = e->next)
            buf_printf(out, "%s: [%.*s] -> [%.*s]\n", ledger_id(e->what), STR_ARG(e->before),
                       STR_ARG(e->after));
        for (const struct ledger_media *m = ledger.media; m != NULL; m = m->next)
            buf_printf(out, "media %.*s: %zu\n", STR_ARG(m->name), m->bytes.n);
    }
    doc_free(doc);
}

#endif
