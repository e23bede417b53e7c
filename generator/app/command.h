/* SPDX-License-Identifier: MIT */
/* Facts of the subcommands, from app/command.def; app/commands.h declares their functions. */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include "app/opt.h"

struct app_command {
    const char *name;
    const char *args;
    const char *vi, *en;
    const char *examples; /* one per line */
};

/* APP_COMMAND_COUNT entries, in the order of enum app_command_index. */
const struct app_command *app_command_all(void);
/* Prints the messages of a document or of the command line on stderr. */
void app_command_show(const struct diag *diag, const struct app_options *options);
/* Ends a command that a message stopped: prints the messages of `doc`, frees it, returns its
 * status. */
enum status app_command_refuse(struct doc *doc, const struct app_options *options);
/* Writes data to standard output; STATUS_IO with a message on failure. */
enum status app_command_print(const struct app_options *options, struct str data);

#endif
