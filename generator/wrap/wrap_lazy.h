/* SPDX-License-Identifier: MIT */
/* Libraries that most runs never need, loaded when they are first called: what they bring along
 * (ICU and C++ with libxml2, libcrypto with libzip) takes longer to link than a document to lay
 * out. */
#ifndef WRAP_LAZY_H
#define WRAP_LAZY_H

#include "base/base.h"

/* Where the address of a name goes. */
struct wrap_lazy_name {
    const char *name;
    size_t offset; /* in the table */
};

/*
 * Loads a library ("libzip.so.4"), which stays loaded, and puts the addresses of `names` into
 * `table`. Ends the run (base_die) when it cannot be loaded: memory is lost, or what vanban was
 * installed with is gone.
 */
void wrap_lazy_load(const char *library, const struct wrap_lazy_name *names, size_t count,
                    void *table);

#endif
