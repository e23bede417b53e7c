/* SPDX-License-Identifier: MIT */
#include "wrap/wrap_zip_lib.h"

#include "wrap/wrap_lazy.h"

#ifndef WRAP_ZIP_LIB_NAME /* the Makefile asks the linker; for tools that read the source */
#define WRAP_ZIP_LIB_NAME "libzip.so"
#endif

const struct wrap_zip_lib *wrap_zip_lib(void)
{
    static const struct wrap_lazy_name names[] = {
#define CALL(name) {#name, offsetof(struct wrap_zip_lib, name)},
#include "wrap/wrap_zip_lib.def"
#undef CALL
    };
    static struct wrap_zip_lib lib;

    if (lib.zip_discard == NULL)
        wrap_lazy_load(WRAP_ZIP_LIB_NAME, names, ARRAY_LEN(names), &lib);
    return &lib;
}
