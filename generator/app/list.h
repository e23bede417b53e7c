/* SPDX-License-Identifier: MIT */
/* `vanban list types|templates|rules|formats`. */
#ifndef APP_LIST_H
#define APP_LIST_H

#include "app/opt.h"

/* Prints the list that files[0] names, a line each, columns parted by tabs. */
enum status app_list(const struct app_options *options);
/* Appends one list, "types" …, a line an entry. False with a message. */
bool app_list_put(struct doc *doc, const struct app_options *options, const char *what,
                  struct buf *out);

#endif
