/* SPDX-License-Identifier: MIT */
/* `vanban completion`. */
#ifndef APP_COMPLETION_H
#define APP_COMPLETION_H

#include "app/opt.h"

enum status app_completion(const struct app_options *options);

#endif
