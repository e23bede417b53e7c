/* SPDX-License-Identifier: MIT */
/* libxml2, for schemas; see wrap_lazy.h. */
#ifndef WRAP_XML_LIB_H
#define WRAP_XML_LIB_H

#include <libxml/parser.h>
#include <libxml/relaxng.h>

struct wrap_xml_lib {
/* NOLINTNEXTLINE(bugprone-macro-parentheses): it declares a member */
#define CALL(name) __typeof__(&(name)) name;
#include "wrap/wrap_xml_lib.def"
#undef CALL
    const char *const *version; /* "20914" */
};

/* The library, loaded by the first call. */
const struct wrap_xml_lib *wrap_xml_lib(void);

#endif
