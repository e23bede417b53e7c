/* SPDX-License-Identifier: MIT */
/* Properties that all readers of foreign files must satisfy, for the fuzzers. */
#ifndef TESTS_JUDGE_H
#define TESTS_JUDGE_H

#include <stdio.h>
#include <stdlib.h>

#include "doc/doc_audit.h"
#include "doc/doc_dump.h"
#include "doc/ledger_count.h"

/* Aborts if the result is inconsistent with the messages, the audit rejects the tree, or a letter
 * is neither in the tree nor listed. */
static inline void judge_read(struct doc *doc, const struct ledger *ledger, bool ok)
{
    int64_t told = (int64_t)ledger->letters;
    int64_t counted;

    if (ok == diag_stopped(&doc->diag)) {
        (void)fprintf(stderr, "fuzz: %s, status %d\n", ok ? "read" : "stopped",
                      (int)doc->diag.status);
        abort();
    }
    if (!ok)
        return;
    if (!doc_audit(doc, "fuzz"))
        abort();
    counted = (int64_t)ledger_count_tree(ledger, doc->root) + ledger_count_listed(ledger);
    if (told != counted) {
        struct buf dump = BUF_NEW;

        doc_dump(&dump, doc->root, false);
        (void)fprintf(stderr, "%.*sfuzz: %lld letters, %lld in the tree and listed\n",
                      STR_ARG(buf_view(&dump)), (long long)told, (long long)counted);
        abort();
    }
}

#endif
