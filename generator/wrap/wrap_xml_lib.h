/* SPDX-License-Identifier: MIT */
/* libxml2, for schemas, loaded by the first call: with the libraries that it brings (ICU, C++) that
 * takes longer than to read a source, and most runs never need it. */
#ifndef WRAP_XML_LIB_H
#define WRAP_XML_LIB_H

#include <libxml/parser.h>
#include <libxml/relaxng.h>

struct wrap_xml_lib {
#define CALL(name) __typeof__(&(name)) name;
#include "wrap/wrap_xml_lib.def"
#undef CALL
    const char *const *version; /* "20914" */
};

/* The library, which stays loaded. Ends the run (base_die) when it cannot be loaded: memory is
 * lost, or what vanban was installed with is gone. */
const struct wrap_xml_lib *wrap_xml_lib(void);

#endif
