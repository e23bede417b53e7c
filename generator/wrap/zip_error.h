/* SPDX-License-Identifier: MIT */
/* libzip errors, for the two files that call it. */
#ifndef WRAP_ZIP_ERROR_H
#define WRAP_ZIP_ERROR_H

#include <zip.h>

/* Exits (base_die) if the error is lack of memory, which callers would report as a damaged
 * archive. */
void wrap_zip_error_memory(const zip_error_t *error);

#endif
