/* SPDX-License-Identifier: MIT */
/* The files that a command makes, other than documents (app/render.c). */
#ifndef APP_OUTPUT_H
#define APP_OUTPUT_H

#include "app/opt.h"

/* True for NULL (nothing was named) and "-". */
bool app_output_is_stdout(const char *path);
/* False with a message when `path` is the input (NULL: there is none), or is there
 * already and --force was not given. */
bool app_output_may(struct diag *diag, const struct app_options *o, const char *path,
                    const char *input);
/* Writes all of the bytes or nothing, told with --verbose; false with a message when it
 * cannot. */
bool app_output_put(struct diag *diag, const struct app_options *o, const char *path,
                    struct str bytes);

#endif
