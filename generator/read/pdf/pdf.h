/* SPDX-License-Identifier: MIT */
/* Reads the output of poppler for a PDF into the raw tree (doc/raw.h). */
#ifndef READ_PDF_H
#define READ_PDF_H

#include "doc/doc.h"
#include "doc/ledger.h"

/*
 * Appends the part "main" with a flat body. `words` is the output of `pdftotext -bbox`: every word
 * with its bounding box, from which lines, columns, tables, titles, paragraphs across pages and
 * footnotes are inferred. `formats` is the output of `pdftohtml -xml -zoom 1`: the same words with
 * emphasis; may be empty. Neither is trusted to be XML or to match the other. `path` names the file
 * in messages. Positions are lines of a text generated here, with one line per line of each column.
 *
 * Page numbers and page headers are listed in *ledger, raised text becomes SUP; the ledger counts
 * the letters of the words. False with a message if there are no words, they are no valid text, or
 * a limit is exceeded. Time is linear apart from sorting.
 */
bool read_pdf(struct doc *doc, const char *path, struct str words, struct str formats,
              struct ledger *ledger);

#endif
