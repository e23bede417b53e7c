/* SPDX-License-Identifier: MIT */
/* libzip, for foreign packages; see wrap_lazy.h. */
#ifndef WRAP_ZIP_LIB_H
#define WRAP_ZIP_LIB_H

#include <zip.h>

struct wrap_zip_lib {
/* NOLINTNEXTLINE(bugprone-macro-parentheses): it declares a member */
#define CALL(name) __typeof__(&(name)) name;
#include "wrap/wrap_zip_lib.def"
#undef CALL
};

/* The library, loaded by the first call. */
const struct wrap_zip_lib *wrap_zip_lib(void);

#endif
