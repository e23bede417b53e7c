/* SPDX-License-Identifier: MIT */
/* `vanban render FILE…` and `vanban preview FILE`. */
#ifndef APP_RENDER_H
#define APP_RENDER_H

#include "app/app_opt.h"

/* Every file through all stages; a file that fails costs only itself. The
 * status is that of the first file that failed. */
enum status app_render(const struct app_options *options);
/* One file as Markdown on standard output (or -o). */
enum status app_preview(const struct app_options *options);

#endif
