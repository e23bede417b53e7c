/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes the readers of texts and of poppler's output with libFuzzer (`make fuzz FUZZ=text`). The
 * first byte selects: even a text, odd the words of a PDF and, after the first form feed, their
 * formats.
 *
 * Detects sanitizer reports, excessive time or memory, a tree that fails the audit, a letter that
 * is neither in the tree nor listed, and messages inconsistent with the result.
 */
#include "../unit/landmarks.h"
#include "judge.h"
#include "read/pdf/pdf.h"
#include "read/text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* False if raw is no valid text, which another layer rejects. */
static bool read_plain(struct doc *doc, struct str raw, struct ledger *ledger, bool *ok)
{
    struct src_notes notes;
    struct str text;
    struct src *src;

    if (src_normalise(&doc->arena, raw, &text, &notes) != SRC_OK)
        return false;
    src = src_new(&doc->arena, STR("a.txt"), text);
    *ok = read_text(doc, src, diag_src(&doc->diag, src), ledger);
    return true;
}

static bool read_words(struct doc *doc, struct str output, struct ledger *ledger, bool *ok)
{
    size_t end = str_find_char(output, '\f', 0);
    struct str formats = end == SIZE_MAX ? STR("") : str_sub(output, end + 1, output.n);

    *ok = read_pdf(doc, "a.pdf", str_sub(output, 0, end), formats, ledger);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data + 1, size > 0 ? size - 1 : 0};
    struct doc *doc;
    struct ledger ledger;
    bool ok = false;

    if (size == 0)
        return 0;
    doc = landmarks_doc(DIAG_VI);
    ledger_init(&ledger, &doc->arena);
    if (data[0] % 2 == 0 ? read_plain(doc, bytes, &ledger, &ok)
                         : read_words(doc, bytes, &ledger, &ok))
        judge_read(doc, &ledger, ok);
    doc_free(doc);
    return 0;
}
