/* SPDX-License-Identifier: MIT */
/* `vanban new LOẠI` and `vanban new --like LAST.md`. */
#ifndef APP_NEW_H
#define APP_NEW_H

#include "app/opt.h"

enum status app_new(const struct app_options *options);

#endif
