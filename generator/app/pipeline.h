/* SPDX-License-Identifier: MIT */
/* From a source to an output: the stages that render, preview and the others share. */
#ifndef APP_PIPELINE_H
#define APP_PIPELINE_H

#include "app/stage.h"
#include "app/world.h"
#include "write/write.h"

/*
 * Reads `input`, adds what the profile gives, resolves its data tables, fills its holes, derives,
 * transforms and checks by the rules, fills the template, lays it out, and appends the output to
 * *out; a writer that needs less gets less (enum writer_from). `doc` is new. False when a stage
 * found an error: doc->diag says which, and *out is to be dropped.
 */
bool app_pipeline_run(struct app_world *world, struct doc *doc, const char *input,
                      const struct writer *writer, enum app_stage_mode mode, struct buf *out);
/* --set: sets fields of the main head; false with a message. */
bool app_pipeline_set(struct doc *doc, const struct app_options *o);

#endif
