/* SPDX-License-Identifier: MIT */
/* Errors of libzip, for the two files that call it. */
#ifndef WRAP_ZIP_ERROR_H
#define WRAP_ZIP_ERROR_H

#include <zip.h>

/* Ends the run (base_die) when lost memory is the error; the caller would take it for a fault of
 * the archive. */
void wrap_zip_error_memory(const zip_error_t *error);

#endif
