/* SPDX-License-Identifier: MIT */
/* The command line, from argv to the exit status. */
#ifndef APP_MAIN_H
#define APP_MAIN_H

#include "base/base.h"

/* Runs the command that argv names; the result is the process's exit status.
 * Installs handlers for SIGINT and SIGTERM that leave no half-written file. */
enum status app_main(int argc, char **argv);

#endif
