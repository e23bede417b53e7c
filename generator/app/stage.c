/* SPDX-License-Identifier: MIT */
#include "app/stage.h"

#include <assert.h>

#include "doc/doc_audit.h"

/* Saves the status meanwhile: an error of an earlier stage is not one of this stage. */
static bool run_one(const struct app_stage *stage, void *job, struct doc *doc)
{
    enum status before = doc->diag.status;
    bool ok;

    doc->diag.status = STATUS_OK;
    ok = stage->run(job) && !diag_stopped(&doc->diag);
#ifndef NDEBUG
    ok = ok && doc_audit(doc, stage->name);
#endif
    if (before != STATUS_OK)
        doc->diag.status = before;
    return ok;
}

bool app_stage_run(const struct app_stage *table, const unsigned char *order, size_t count,
                   void *job, struct doc *doc, enum app_stage_mode mode)
{
    unsigned failed = 0; /* bit set of stages, including skipped ones */

    if (mode == APP_STAGE_STOP && diag_stopped(&doc->diag))
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct app_stage *stage = &table[order[i]];

        assert(order[i] < 32);
        if ((stage->needs & failed) != 0 || !run_one(stage, job, doc))
            failed |= 1u << order[i];
        if (failed != 0 && mode == APP_STAGE_STOP)
            return false;
    }
    return failed == 0;
}
