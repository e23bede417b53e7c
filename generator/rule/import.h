/* SPDX-License-Identifier: MIT */
/* Recognition: lua/import turns a printed tree (doc/raw.h) into a document. */
#ifndef RULE_IMPORT_H
#define RULE_IMPORT_H

#include "doc/ledger.h"
#include "rule/rule.h"

/* What one block of the printed tree was taken for. */
struct rule_import_entry {
    struct rule_import_entry *next;
    struct pos pos;       /* src 0: see `at` */
    struct str at;        /* "document.xml 12", "dòng 7"; may be empty */
    struct str role;      /* "so_ky_hieu", "muc" … */
    struct str reason[2]; /* by enum diag_lang */
    struct str text;      /* the beginning of its text */
    double confidence;    /* 0 … 1 */
};

struct rule_import {
    struct rule_import_entry *entries, **tail; /* in the order of the file */
    size_t count, doubtful;                    /* doubtful: below RULE_IMPORT_DOUBT */
};

/* Below this confidence a role is reported as doubtful. */
#define RULE_IMPORT_DOUBT 0.5

/*
 * Runs the roles of the office's rule files, then those of lua/import (loaded by the
 * first call), on the document at work: its one part, a printed tree, becomes the
 * parts that read_md() would give. What is in the head now, or printed by vanban
 * itself, is listed in *found; *report is emptied first, its entries live in the
 * document's arena. False with a message when the document must stop (rule.h).
 *   9  IMPORT_LONG      more than LIMIT_IMPORT_BLOCKS
 *   -  IMPORT_DOUBTFUL  once for each role with a doubtful block
 *   -  IMPORT_NO_FORM, IMPORT_PARTY  the document has a form that vanban does not print
 */
bool rule_import_run(struct rule_run *run, struct ledger *ledger, struct rule_import *report);

#endif
