/* SPDX-License-Identifier: MIT */
/* dlopen() of the library that the headers belong to. The Makefile asks the linker for its name
 * (WRAP_XML_LIB_NAME), with this file as a library of its own (WRAP_XML_LIB_PROBE). */
#include "wrap/wrap_xml_lib.h"

#include <dlfcn.h>
#include <string.h>

#include "base/base.h"

#ifdef WRAP_XML_LIB_PROBE

void (*const wrap_xml_lib_probe[])(void) = {
#define CALL(name) (void (*)(void)) name,
#include "wrap/wrap_xml_lib.def"
#undef CALL
};

#else

#ifndef WRAP_XML_LIB_NAME /* for tools that read the source */
#define WRAP_XML_LIB_NAME "libxml2.so"
#endif

/* Where the address of a name goes. */
struct place {
    const char *name;
    size_t offset;
};

static const struct place places[] = {
#define CALL(name) {#name, offsetof(struct wrap_xml_lib, name)},
#include "wrap/wrap_xml_lib.def"
#undef CALL
    {"xmlParserVersion", offsetof(struct wrap_xml_lib, version)},
};

const struct wrap_xml_lib *wrap_xml_lib(void)
{
    static struct wrap_xml_lib lib;
    static bool loaded;
    void *handle;

    if (loaded)
        return &lib;
    handle = dlopen(WRAP_XML_LIB_NAME, RTLD_LAZY | RTLD_LOCAL);
    if (handle == NULL)
        base_die("không nạp được " WRAP_XML_LIB_NAME, WRAP_XML_LIB_NAME " cannot be loaded");
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        void *address = dlsym(handle, places[i].name);

        if (address == NULL)
            base_die(WRAP_XML_LIB_NAME " thiếu một hàm", WRAP_XML_LIB_NAME " lacks a function");
        /* C has no conversion from an address of data to one of a function; POSIX keeps both alike
         */
        memcpy((char *)&lib + places[i].offset, &address, sizeof(address));
    }
    loaded = true;
    return &lib;
}

#endif
