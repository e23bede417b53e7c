/* SPDX-License-Identifier: MIT */
/* What poppler tells of a PDF → the printed tree (doc/raw.h). */
#ifndef READ_PDF_H
#define READ_PDF_H

#include "doc/doc.h"
#include "doc/ledger.h"

/*
 * Appends the part "main" with a flat body. `words` is what `pdftotext -bbox` prints:
 * every word with its place, from which lines, columns, tables, titles, paragraphs
 * over a page's end and notes at its foot are told. `formats` is what `pdftohtml -xml
 * -zoom 1` prints: the same words with their emphasis; it may be empty, then there is
 * none. Neither is believed to be XML, or to agree with the other. `path` names the
 * file in messages. Messages and lists have the lines of a text made here, a line for
 * every line of a column.
 *
 * Page numbers and heads are set apart in *found, what is raised is a SUP; letters counts
 * those of the words. False with a message when there is no word, when they are no
 * text, or at a limit. Time grows with the length of the input, but for sorting.
 */
bool read_pdf(struct doc *doc, const char *path, struct str words, struct str formats,
              struct ledger *ledger);

#endif
