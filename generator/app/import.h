/* SPDX-License-Identifier: MIT */
/* `vanban import FILE`: what an office has becomes a source, with nothing lost. */
#ifndef APP_IMPORT_H
#define APP_IMPORT_H

#include "app/opt.h"

/* The command. Findings never stop it; outputs are written whole or not at all. */
enum status app_import(const struct app_options *options);

#endif
