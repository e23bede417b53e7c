/* SPDX-License-Identifier: MIT */
/* `vanban render FILE…`: documents through all stages, into files. */
#ifndef APP_RENDER_H
#define APP_RENDER_H

#include "app/opt.h"

struct writer;

/* The command. */
enum status app_render(const struct app_options *options);
/* Every file of the options through all stages and the writer; a file that
 * fails costs only itself. The status is that of the first one that failed. */
enum status app_render_all(const struct app_options *options, const struct writer *writer);

#endif
