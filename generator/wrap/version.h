/* SPDX-License-Identifier: MIT */
/* Which libraries the program runs with. */
#ifndef WRAP_VERSION_H
#define WRAP_VERSION_H

#include "base/buf.h"

/* Appends "libxml2 2.9.14, libzip 1.7.3, …": those loaded, not those built with. */
void wrap_version_put(struct buf *out);

#endif
