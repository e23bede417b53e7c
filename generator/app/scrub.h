/* SPDX-License-Identifier: MIT */
/* `vanban scrub`: a DOCX that may leave the house. */
#ifndef APP_SCRUB_H
#define APP_SCRUB_H

#include "app/opt.h"

/* Writes FILE without inner data to -o, or beside it as FILE.sach.docx; what exists
 * is overwritten with --force only, FILE never. */
enum status app_scrub(const struct app_options *options);

#endif
