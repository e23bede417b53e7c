/* SPDX-License-Identifier: MIT */
/* `vanban list types|templates|rules|formats`. */
#ifndef APP_LIST_H
#define APP_LIST_H

#include "app/app_opt.h"

/* Prints the list that files[0] names, a line each, columns parted by tabs. */
enum status app_list(const struct app_options *options);

#endif
