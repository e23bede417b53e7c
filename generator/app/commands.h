/* SPDX-License-Identifier: MIT */
/* The subcommands, one file each, and the functions they share. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/opt.h"

struct writer;

/*
 * `vanban COMMAND`. Each checks the number of its arguments, prints its own messages and returns
 * the exit status. Outputs are written completely or not at all, replace an existing file only with
 * --force, and never an input.
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

/* Renders each file of the options by the writer; a failure affects only its own file. Returns the
 * status of the first that failed. */
enum status app_render_all(const struct app_options *options, const struct writer *writer);
/* Appends one list ("types" …), one entry per line. False with a message. */
bool app_list_put(struct doc *doc, const struct app_options *options, const char *what,
                  struct buf *out);
/* Prints help on one command, or general help (APP_COMMAND_COUNT); the version. */
enum status app_help_on(const struct app_options *options, enum app_command_index command);
enum status app_help_version(const struct app_options *options);

#endif
