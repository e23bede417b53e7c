/* SPDX-License-Identifier: MIT */
/* `vanban preview FILE`: Markdown as on paper, on standard output (or -o). */
#ifndef APP_PREVIEW_H
#define APP_PREVIEW_H

#include "app/opt.h"

enum status app_preview(const struct app_options *options);

#endif
