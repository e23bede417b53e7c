/* SPDX-License-Identifier: MIT */
#include "wrap/wrap_xml_lib.h"

#include "wrap/wrap_lazy.h"

#ifndef WRAP_XML_LIB_NAME /* the Makefile asks the linker; for tools that read the source */
#define WRAP_XML_LIB_NAME "libxml2.so"
#endif

const struct wrap_xml_lib *wrap_xml_lib(void)
{
    static const struct wrap_lazy_name names[] = {
#define CALL(name) {#name, offsetof(struct wrap_xml_lib, name)},
#include "wrap/wrap_xml_lib.def"
#undef CALL
        {"xmlParserVersion", offsetof(struct wrap_xml_lib, version)},
    };
    static struct wrap_xml_lib lib;

    if (lib.version == NULL)
        wrap_lazy_load(WRAP_XML_LIB_NAME, names, ARRAY_LEN(names), &lib);
    return &lib;
}
