/* SPDX-License-Identifier: MIT */
/* `vanban explain`. */
#ifndef APP_EXPLAIN_H
#define APP_EXPLAIN_H

#include "app/opt.h"

enum status app_explain(const struct app_options *options);

#endif
