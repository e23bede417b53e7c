/* SPDX-License-Identifier: MIT */
/* Distinguishes out of memory from a damaged archive. */
#include "wrap/zip_error.h"

#include <zlib.h>

#include "base/base.h"

void wrap_zip_error_memory(const zip_error_t *error)
{
    int code = zip_error_code_zip(error);

    if (code == ZIP_ER_MEMORY ||
        (code == ZIP_ER_ZLIB && zip_error_code_system(error) == Z_MEM_ERROR))
        base_no_memory();
}
