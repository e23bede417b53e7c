/* SPDX-License-Identifier: MIT */
/* libxml2's SAX2 parser, tamed: one pass over a text in memory, events to a handler. No network,
 * no DTD, no entities but the five of XML, no catalogues; depth, attributes and names are bounded
 * before libxml2 spends time on them. */
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
    size_t off;     /* byte of the "<" of this tag in the input */
    size_t len;     /* bytes of this tag, ">" included */
    unsigned depth; /* of this element; the root is 1 */
};

/* Each returns false to stop the parse (it has reported why). Any may be NULL. */
struct wrap_xml_handler {
    bool (*start)(void *ctx, const struct wrap_xml_element *element);
    /* No attributes; off and len are those of the end tag, of <br/> of the tag. */
    bool (*end)(void *ctx, const struct wrap_xml_element *element);
    /* Character data, entities resolved; one text may come in several pieces.
     * `off`: where the piece begins in the input, that of a CDATA section or a
     * reference at its first byte. */
    bool (*text)(void *ctx, struct str text, size_t off);
    bool (*comment)(void *ctx, struct str text, size_t off);
};

enum wrap_xml_result {
    WRAP_XML_OK,
    WRAP_XML_STOPPED, /* by the handler */
    WRAP_XML_BROKEN,  /* not well-formed */
    WRAP_XML_REFUSED, /* DTD, entity, processing instruction not meant for an editor */
    WRAP_XML_LIMIT    /* LIMIT_XML_DEPTH, WRAP_XML_ATTRS_MAX, too many names or 2 GB */
};

struct wrap_xml_error {
    size_t off;        /* where, byte offset in the input */
    char message[200]; /* of libxml2, English, one line, without the number of a line */
};

/*
 * Parses UTF-8 text (with or without an XML declaration, whose encoding is not
 * believed). Processing instructions whose target begins with "xml-" or "mso-"
 * are passed over, others refused. A name over 50,000 bytes, an attribute, comment or CDATA
 * section over 10 MB is BROKEN. *error is filled unless WRAP_XML_OK or
 * WRAP_XML_STOPPED; no event comes after an error. Nothing is printed, nothing
 * stays allocated. Lost memory ends the run (base_die).
 */
enum wrap_xml_result wrap_xml_parse(struct str text, const struct wrap_xml_handler *handler,
                                    void *ctx, struct wrap_xml_error *error);

#endif
