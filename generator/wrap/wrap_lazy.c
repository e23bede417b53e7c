/* SPDX-License-Identifier: MIT */
#include "wrap/wrap_lazy.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

static void die(const char *library, const char *vi, const char *en)
{
    char said[2][128];

    (void)snprintf(said[0], sizeof(said[0]), "%s: %s", library, vi);
    (void)snprintf(said[1], sizeof(said[1]), "%s: %s", library, en);
    base_die(said[0], said[1]);
}

void wrap_lazy_load(const char *library, const struct wrap_lazy_name *names, size_t count,
                    void *table)
{
    /* RTLD_NOW: a name that is bound later, without memory, would end the process in the loader */
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);

    if (handle == NULL)
        die(library, "không nạp được thư viện", "the library cannot be loaded");
    for (size_t i = 0; i < count; i++) {
        void *address = dlsym(handle, names[i].name);

        if (address == NULL)
            die(library, "thư viện thiếu một hàm", "the library lacks a function");
        /* C has no conversion from an address of data to one of a function; POSIX keeps both
         * alike */
        memcpy((char *)table + names[i].offset, &address, sizeof(address));
    }
}
