/* SPDX-License-Identifier: MIT */
/* `vanban doctor`. */
#ifndef APP_DOCTOR_H
#define APP_DOCTOR_H

#include "app/opt.h"

enum status app_doctor(const struct app_options *options);

#endif
