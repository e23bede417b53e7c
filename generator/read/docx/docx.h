/* SPDX-License-Identifier: MIT */
/* Reads foreign Word documents (.docx, ISO 29500 transitional and strict) into a raw tree. */
#ifndef READ_DOCX_H
#define READ_DOCX_H

#include "doc/doc.h"
#include "doc/ledger.h"

/* Treatment of tracked changes. */
enum read_docx_changes {
    READ_DOCX_ACCEPT, /* as if all were accepted; deletions go to the ledger */
    READ_DOCX_REJECT, /* as if all were rejected; insertions go to the ledger */
    READ_DOCX_ALL     /* accepted, with a question (hỏi) for each deletion */
};

/*
 * Appends the part "main", a raw tree (doc/raw.h), to `doc`. `bytes`, the package, is needed only
 * during the call; `source` is the file's number in messages (diag_src() of src_new_package(); 0:
 * messages do not name it). *ledger receives what is not in the tree, was added or was changed, the
 * images, and `letters`: letters and digits of w:t, w:delText and m:t in the stories read: body,
 * notes, comments, headers and footers named by a section, and the chosen branch of
 * mc:AlternateContent.
 *
 * Automatic numbers become text; empty paragraphs are dropped. False with a message (DOCX_*,
 * LIMIT_ZIP_*, LIMIT_XML, TABLE_TOO_LARGE) if the package cannot be read; `doc` is then unusable. A
 * damaged part other than the main document is a warning and an entry UNREADABLE.
 */
bool read_docx(struct doc *doc, struct str bytes, uint16_t source, enum read_docx_changes changes,
               struct ledger *ledger);

#endif
