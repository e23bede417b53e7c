/* SPDX-License-Identifier: MIT */
/* Report of an import: JSON for programs, a summary for people. */
#ifndef APP_IMPORT_REPORT_H
#define APP_IMPORT_REPORT_H

#include "doc/doc.h"
#include "doc/ledger.h"
#include "rule/import.h"

/* Facts of one import; all pointers are borrowed. */
struct app_import_report {
    const char *file, *kind; /* as given; name of its app_kind */
    const struct ledger *ledger;
    const struct rule_import *blocks; /* empty after -t raw */
    uint64_t letters_out;             /* of the tree written, ledger_count_tree() */
};

/* True if the invariant of doc/ledger.h holds: letters in the file = letters in the source +
 * listed. */
bool app_import_report_balanced(const struct app_import_report *report);
/*
 * Appends the report as a JSON object, described in vanban(1): version, file, kind, blocks,
 * repairs, apart, made, taken, media, letters. Reasons are in the language of `diag`, which must
 * hold the sources of the blocks' positions. Deterministic.
 */
void app_import_report_put(struct buf *out, const struct app_import_report *report,
                           const struct diag *diag);
/* Adds the summary as a message (IMPORT_SUMMARY), and IMPORT_BALANCE if the letters do not
 * balance. */
void app_import_report_tell(struct diag *diag, const struct app_import_report *report);

#endif
