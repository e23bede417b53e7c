/* SPDX-License-Identifier: MIT */
/* Foreign Word documents (.docx, ISO 29500 transitional and strict) as a printed tree. */
#ifndef READ_DOCX_H
#define READ_DOCX_H

#include "doc/doc.h"
#include "doc/ledger.h"

/* What becomes of tracked changes. */
enum read_docx_changes {
    READ_DOCX_ACCEPT, /* as if all were accepted; what was deleted is listed */
    READ_DOCX_REJECT, /* as if none had been made; what was inserted is listed */
    READ_DOCX_ALL     /* accepted, and a question (hỏi) holds what was deleted */
};

/*
 * Reads the bytes of a package and appends the part "main" to `doc`: a printed tree
 * (doc/raw.h). `bytes` is needed until the return only; `source` is the number of the
 * file in messages (diag_src() of src_new_package(); 0: they do not name it). *found gets
 * what is not in the tree, was made or was changed, the images, and `letters`: letters and
 * digits of w:t, w:delText and m:t in the stories that are read: body, notes, comments,
 * headers and footers that a section names; the branch of mc:AlternateContent that is taken.
 *
 * Automatic numbers stand as text; paragraphs without anything in them leave no trace.
 * False with a message (DOCX_*, LIMIT_ZIP_*, LIMIT_XML, TABLE_TOO_LARGE) when the
 * package cannot be read; nothing of `doc` is of use then. A part that is damaged and
 * not the document itself is a warning and an entry UNREADABLE.
 */
bool read_docx(struct doc *doc, struct str bytes, uint16_t source, enum read_docx_changes changes,
               struct ledger *ledger);

#endif
