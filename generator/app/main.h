/* SPDX-License-Identifier: MIT */
/* The command line, from argv to exit status. */
#ifndef APP_MAIN_H
#define APP_MAIN_H

#include "base/base.h"

/* Runs the command in argv and returns the exit status. Installs handlers for SIGINT and SIGTERM
 * that remove half-written files. */
enum status app_main(int argc, char **argv);

#endif
