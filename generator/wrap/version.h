/* SPDX-License-Identifier: MIT */
/* Versions of the libraries in use. */
#ifndef WRAP_VERSION_H
#define WRAP_VERSION_H

#include "base/buf.h"

/* Appends "libxml2 2.9.14, libzip 1.7.3, …": versions loaded, not built against. */
void wrap_version_put(struct buf *out);

#endif
