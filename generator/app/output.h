/* SPDX-License-Identifier: MIT */
/* Output files of commands other than documents (app/render.c). */
#ifndef APP_OUTPUT_H
#define APP_OUTPUT_H

#include "app/opt.h"

/* True for NULL (no path given) and "-". */
bool app_output_is_stdout(const char *path);
/* False with a message if `path` is the input (NULL: none), or exists and --force was not given. */
bool app_output_may(struct diag *diag, const struct app_options *o, const char *path,
                    const char *input);
/* Writes all bytes or nothing, reported with --verbose; false with a message on failure. */
bool app_output_put(struct diag *diag, const struct app_options *o, const char *path,
                    struct str bytes);

#endif
