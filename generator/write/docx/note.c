/* SPDX-License-Identifier: MIT */
/* footnotes.xml: the two separators that Word requires, then the referenced notes. */
#include "write/docx/private.h"

/* Start of a note: its number, as Word counts it, and a blank. */
#define NUMBER                                                                                     \
    "<w:r><w:rPr><w:rStyle w:val=\"" WRITE_DOCX_NOTE_MARK "\"/></w:rPr><w:footnoteRef/></w:r>"     \
    "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"

static void put_separator(struct buf *out, const char *type, int id, const char *element)
{
    static const uint32_t none[SHEET_PROP_COUNT] = {[SHEET_LINE] = 240};
    struct write_docx_ppr ppr = {.set = WRITE_DOCX_BIT(SHEET_BEFORE) | WRITE_DOCX_BIT(SHEET_AFTER) |
                                        WRITE_DOCX_BIT(SHEET_LINE) | WRITE_DOCX_BIT(SHEET_LEFT) |
                                        WRITE_DOCX_BIT(SHEET_FIRST_LINE),
                                 .value = none};

    buf_printf(out, "<w:footnote w:type=\"%s\" w:id=\"%d\"><w:p>", type, id);
    write_docx_prop_ppr(out, &ppr);
    buf_printf(out, "<w:r><w:%s/></w:r></w:p></w:footnote>", element);
}

void write_docx_note_part(struct write_docx_package *package, struct buf *out)
{
    struct write_docx_story story = {
        .package = package, .out = out, .links = &package->notes.links, .notes = false};

    buf_c(out, WRITE_DOCX_XML "<w:footnotes" WRITE_DOCX_NS ">");
    put_separator(out, "separator", -1, "separator");
    put_separator(out, "continuationSeparator", 0, "continuationSeparator");
    for (size_t i = 0; i < package->layout->note_count; i++) {
        if (!package->notes.used[i])
            continue;
        buf_printf(out, "<w:footnote w:id=\"%zu\">", i + 1);
        write_docx_body_flow(&story, package->layout->notes[i].root, NULL, NUMBER);
        buf_c(out, "</w:footnote>");
    }
    buf_c(out, "</w:footnotes>");
}
