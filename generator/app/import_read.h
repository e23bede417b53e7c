/* SPDX-License-Identifier: MIT */
/* The file of an import as a printed tree, whichever kind it is of. */
#ifndef APP_IMPORT_READ_H
#define APP_IMPORT_READ_H

#include "app/kind.h"
#include "doc/doc.h"
#include "doc/ledger.h"
#include "read/docx/docx.h"

/* What is asked and what came of it; everything borrowed. */
struct app_import_read {
    const char *input; /* names the file in messages */
    struct doc *doc;   /* gets the part "main" */
    struct ledger *ledger;
    enum read_docx_changes changes;
    enum app_kind kind; /* result */
    struct pos package; /* result: the file, where what was read has no lines */
    bool is_source; /* result: a source already; doc has its parts, nothing is to be recognised */
};

/*
 * Reads the bytes of a file. A text in an old encoding is decoded first, listed as a
 * whole and counted as decoded; a file of another program is converted first, and
 * counted as converted. False with a message: READ_*, LEGACY_UNKNOWN, CONVERT_*, and
 * those of the readers.
 */
bool app_import_read(struct app_import_read *read, struct str bytes);

#endif
