/* SPDX-License-Identifier: MIT */
/* From a source to an output: the stages of render and preview. */
#ifndef APP_PIPELINE_H
#define APP_PIPELINE_H

#include "app/stage.h"
#include "app/world.h"
#include "write/write.h"

/*
 * Reads `input`, adds the profile's defaults, resolves data tables, fills holes, applies the rules
 * (derive, transform, check), fills the template, lays out, and appends the output to *out; writers
 * that need less skip stages (enum writer_from). `doc` must be new. False if a stage failed: the
 * errors are in doc->diag, and *out is incomplete.
 */
bool app_pipeline_run(struct app_world *world, struct doc *doc, const char *input,
                      const struct writer *writer, enum app_stage_mode mode, struct buf *out);
/* Applies --set to the main head; false with a message. */
bool app_pipeline_set(struct doc *doc, const struct app_options *o);

#endif
