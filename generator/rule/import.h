/* SPDX-License-Identifier: MIT */
/* Recognition: lua/import turns a raw tree (doc/raw.h) into a document. */
#ifndef RULE_IMPORT_H
#define RULE_IMPORT_H

#include "doc/ledger.h"
#include "rule/rule.h"

/* The role that one block of the raw tree was given. */
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
    const struct node *office; /* set by the caller: head with the fields of the profile, or NULL */
    struct rule_import_entry *entries, **tail; /* in file order */
    size_t count, doubtful;                    /* doubtful: below RULE_IMPORT_DOUBT */
};

/* Roles with less confidence are reported as doubtful. */
#define RULE_IMPORT_DOUBT 0.5

/*
 * Applies the roles of the office's rule files, then those of lua/import (loaded by the first
 * call), to the run's document: its single part, a raw tree, becomes the parts that read_md() would
 * return. Text that now is in the head, or that vanban prints itself, is listed in *ledger. *report
 * is reset first but for `office`; its entries are in the document's arena. False with a message if
 * the document must be abandoned (rule.h).
 *   9  IMPORT_LONG      more than LIMIT_IMPORT_BLOCKS
 *   -  IMPORT_DOUBTFUL  once for each role with a doubtful block
 *   -  IMPORT_NO_FORM, IMPORT_PARTY  the document has a form that vanban does not print
 */
bool rule_import_run(struct rule_run *run, struct ledger *ledger, struct rule_import *report);

#endif
