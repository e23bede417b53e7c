/* SPDX-License-Identifier: MIT */
/* The subcommands, a file each, and what they lend one another. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/opt.h"

struct writer;

/*
 * `vanban COMMAND`. Each checks how many files it was given, prints its own messages and
 * returns the status of the process. Outputs are written whole or not at all, over an
 * existing file with --force only, and never over an input.
 */
enum status app_render(const struct app_options *options);
enum status app_preview(const struct app_options *options);
enum status app_import(const struct app_options *options);
enum status app_scrub(const struct app_options *options);
enum status app_new(const struct app_options *options);
enum status app_list(const struct app_options *options);
enum status app_explain(const struct app_options *options);
enum status app_doctor(const struct app_options *options);
enum status app_completion(const struct app_options *options);
enum status app_help(const struct app_options *options);

/* Every file of the options through all stages and the writer; a file that
 * fails costs only itself. The status is that of the first one that failed. */
enum status app_render_all(const struct app_options *options, const struct writer *writer);
/* Appends one list, "types" …, a line an entry. False with a message. */
bool app_list_put(struct doc *doc, const struct app_options *options, const char *what,
                  struct buf *out);
/* Help on one command, or in general (APP_COMMAND_COUNT); the version. */
enum status app_help_on(const struct app_options *options, enum app_command_index command);
enum status app_help_version(const struct app_options *options);

#endif
