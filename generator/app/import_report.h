/* SPDX-License-Identifier: MIT */
/* What an import says of itself: a file for programs, a line for people. */
#ifndef APP_IMPORT_REPORT_H
#define APP_IMPORT_REPORT_H

#include "doc/doc.h"
#include "doc/ledger.h"
#include "rule/import.h"

/* The facts of one import; everything borrowed. */
struct app_import_report {
    const char *file, *kind; /* as given; name of its app_kind */
    const struct ledger *ledger;
    const struct rule_import *blocks; /* none after -t raw */
    uint64_t letters_out;             /* of the tree that is written, ledger_count_tree() */
};

/* True when the law of doc/ledger.h holds in numbers: file = source + listed. */
bool app_import_report_balanced(const struct app_import_report *report);
/*
 * Appends the report as one JSON object, described in vanban(1): version, file,
 * kind, blocks, repairs, apart, made, taken, media, letters. Reasons are
 * in the language of `diag`, which has the sources of the blocks' places. The same
 * import gives the same bytes.
 */
void app_import_report_put(struct buf *out, const struct app_import_report *report,
                           const struct diag *diag);
/* The summary as a message (IMPORT_SUMMARY), and IMPORT_BALANCE where it is due. */
void app_import_report_tell(struct diag *diag, const struct app_import_report *report);

#endif
