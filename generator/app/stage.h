/* SPDX-License-Identifier: MIT */
/* Runs a sequence of stages. Those of a render are in pipeline.c, those of an import in import.c;
 * all handle failure the same way. */
#ifndef APP_STAGE_H
#define APP_STAGE_H

#include "doc/doc.h"

struct app_stage {
    const char *name;       /* named when the tree audit fails */
    bool (*run)(void *job); /* false: a message of the document gives the reason */
    unsigned needs;         /* bit set of the stages of the table that must have succeeded */
};

/* Stop at the first stage with an error, or continue with the stages that do not depend on a failed
 * one, so that all errors are reported at once. */
enum app_stage_mode { APP_STAGE_STOP, APP_STAGE_COLLECT };

/*
 * Runs stages of a table of at most 32 in the given order; their messages are in `doc`. Debug
 * builds check the invariants of the tree after each. True if all succeeded; else the status of
 * `doc` is that of the first error.
 */
bool app_stage_run(const struct app_stage *table, const unsigned char *order, size_t count,
                   void *job, struct doc *doc, enum app_stage_mode mode);

#endif
