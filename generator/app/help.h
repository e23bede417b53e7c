/* SPDX-License-Identifier: MIT */
/* `vanban help [LỆNH]`, --help and --version. */
#ifndef APP_HELP_H
#define APP_HELP_H

#include "app/opt.h"

/* The `help` command: in general, or on the command that files[0] names. */
enum status app_help(const struct app_options *options);
/* Help on one command, or in general (APP_COMMAND_COUNT). */
enum status app_help_on(const struct app_options *options, enum app_command_index command);
enum status app_help_version(const struct app_options *options);

#endif
