/* SPDX-License-Identifier: MIT */
/* Safe wrapper of libxml2's SAX2 parser: one pass over text in memory, events to a handler. No
 * network, DTD, catalogues or entities other than the five of XML; limits on depth, attributes and
 * names apply before libxml2 spends time on them. */
#ifndef WRAP_XML_H
#define WRAP_XML_H

#include "base/str.h"

#define WRAP_XML_ATTRS_MAX 64

struct wrap_xml_attr {
    struct str prefix, name, value; /* value: entities resolved, NUL-free */
};

/* Borrowed until the handler returns. */
struct wrap_xml_element {
    struct str uri, prefix, name; /* uri: namespace, empty if none */
    const struct wrap_xml_attr *attrs;
    size_t attr_count;
    size_t off;     /* offset of the "<" of this tag in the input */
    size_t len;     /* bytes of this tag, ">" included */
    unsigned depth; /* of this element; 1 for the root */
};

/* Each returns false to stop the parse, after reporting why. Any may be NULL. */
struct wrap_xml_handler {
    bool (*start)(void *ctx, const struct wrap_xml_element *element);
    /* No attributes; off and len are those of the end tag, or of the tag itself for <br/>. */
    bool (*end)(void *ctx, const struct wrap_xml_element *element);
    /* Character data, entities resolved; may arrive in several pieces. `off`: start of the piece in
     * the input; for a CDATA section or reference, its first byte. */
    bool (*text)(void *ctx, struct str text, size_t off);
    bool (*comment)(void *ctx, struct str text, size_t off);
};

enum wrap_xml_result {
    WRAP_XML_OK,
    WRAP_XML_STOPPED, /* by the handler */
    WRAP_XML_BROKEN,  /* not well-formed */
    WRAP_XML_REFUSED, /* DTD, entity, processing instruction other than for editors */
    WRAP_XML_LIMIT    /* LIMIT_XML_DEPTH, WRAP_XML_ATTRS_MAX, too many names or 2 GB */
};

struct wrap_xml_error {
    size_t off;        /* byte offset in the input */
    char message[200]; /* from libxml2: English, one line, no line number */
};

/*
 * Parses UTF-8 text; an XML declaration is optional, its encoding ignored. Processing instructions
 * with a target "xml-…" or "mso-…" are skipped, others refused. BROKEN for a name over 50,000 bytes
 * or an attribute, comment or CDATA section over 10 MB. *error is filled unless WRAP_XML_OK or
 * WRAP_XML_STOPPED; no event follows an error. Prints nothing, keeps nothing allocated. Out of
 * memory exits (base_die).
 */
enum wrap_xml_result wrap_xml_parse(struct str text, const struct wrap_xml_handler *handler,
                                    void *ctx, struct wrap_xml_error *error);

#endif
