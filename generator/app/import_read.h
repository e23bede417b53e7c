/* SPDX-License-Identifier: MIT */
/* Reads the input of an import, of any kind, as a raw tree. */
#ifndef APP_IMPORT_READ_H
#define APP_IMPORT_READ_H

#include "app/kind.h"
#include "doc/doc.h"
#include "doc/ledger.h"
#include "read/docx/docx.h"

/* Arguments and results; all pointers are borrowed. */
struct app_import_read {
    const char *input; /* name of the file in messages */
    struct doc *doc;   /* receives the part "main" */
    struct ledger *ledger;
    enum read_docx_changes changes;
    enum app_kind kind; /* result */
    struct pos package; /* result: position of the file, for contents without lines */
    bool is_source; /* result: it already is a source; doc has its parts and needs no recognition */
};

/*
 * Reads the bytes of a file. Text in an old encoding is decoded first, listed once as a whole, and
 * its letters counted as decoded; other formats are converted first and counted as converted. False
 * with a message: READ_*, LEGACY_UNKNOWN, CONVERT_*, and those of the readers.
 */
bool app_import_read(struct app_import_read *read, struct str bytes);

#endif
