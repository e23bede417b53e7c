/* SPDX-License-Identifier: MIT */
/*
 * Stages and how one after the other is run. Those of a render stand in pipeline.c, those of an
 * import in import.c; what happens when one fails is the same in all of them.
 */
#ifndef APP_STAGE_H
#define APP_STAGE_H

#include "doc/doc.h"

struct app_stage {
    const char *name;       /* for the audit of the tree */
    bool (*run)(void *job); /* false: a message of the document says why */
    unsigned needs;         /* a bit for each stage of the table that must not have failed */
};

/* Stops at the first stage with an error; or goes on with the stages that need none that
 * failed, so that all that is wrong is said at once. */
enum app_stage_mode { APP_STAGE_STOP, APP_STAGE_COLLECT };

/*
 * Runs stages of a table, at most 32, in the given order; their messages are those of `doc`. In a
 * debug build the tree is held to its invariants after each. True when all have done their work;
 * else the status of `doc` is that of the first error.
 */
bool app_stage_run(const struct app_stage *table, const unsigned char *order, size_t count,
                   void *job, struct doc *doc, enum app_stage_mode mode);

#endif
