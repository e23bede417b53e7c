/* SPDX-License-Identifier: MIT */
/* libxml2, tamed: one pass over a text in memory, events to a handler. No
 * network, no DTD, no entities but the five of XML, a depth limit. */
#ifndef WRAP_XML_H
#define WRAP_XML_H

#include "base/str.h"

#define WRAP_XML_ATTRS_MAX 64

struct wrap_xml_attr {
    struct str prefix, name, value; /* value: entities resolved, NUL-free */
};

/* Borrowed until the handler returns. */
struct wrap_xml_element {
    struct str uri, prefix, name; /* uri: of the namespace, empty when none */
    const struct wrap_xml_attr *attrs;
    size_t attr_count;
    size_t off; /* byte of "<" in the input */
    unsigned depth; /* of this element; the root is 1 */
};

/* Each returns false to stop the parse (it has reported why). Any may be NULL. */
struct wrap_xml_handler {
    bool (*start)(void *ctx, const struct wrap_xml_element *element);
    bool (*end)(void *ctx, const struct wrap_xml_element *element); /* no attrs */
    /* Character data; one text may come in several pieces. */
    bool (*text)(void *ctx, struct str text, size_t off);
    bool (*comment)(void *ctx, struct str text, size_t off);
};

enum wrap_xml_result {
    WRAP_XML_OK,
    WRAP_XML_STOPPED, /* by the handler */
    WRAP_XML_BROKEN,  /* not well-formed */
    WRAP_XML_REFUSED, /* DTD, entity, processing instruction that changes meaning */
    WRAP_XML_LIMIT    /* depth or number of attributes */
};

struct wrap_xml_error {
    size_t off;        /* where, byte offset in the input */
    char message[200]; /* of libxml2, English, one line */
};

/* Parses UTF-8 text (with or without an XML declaration). *error is filled
 * unless WRAP_XML_OK or WRAP_XML_STOPPED. Nothing stays allocated. */
enum wrap_xml_result wrap_xml_parse(struct str text, const struct wrap_xml_handler *handler,
                                    void *ctx, struct wrap_xml_error *error);

#endif
