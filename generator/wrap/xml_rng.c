/* SPDX-License-Identifier: MIT */
/* A schema and a document, read into libxml2's trees for as long as they are
 * held against each other. */
#include "wrap/xml_rng.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "base/num.h"
#include "base/utf8.h"
#include "wrap/xml.h"


static void keep(struct wrap_xml_rng_error *error, uint32_t line, const char *message)
{
    struct str first = {message, strcspn(message, "\r\n")};

    if (error->message[0] != '\0')
        return; /* what follows the first is noise */
    error->line = line;
    (void)snprintf(error->message, sizeof(error->message), "%.*s",
                   (int)utf8_trunc(first, sizeof(error->message) - 1).n, message);
}

#if LIBXML_VERSION >= 21200
static void on_error(void *user, const xmlError *error)
#else
static void on_error(void *user, xmlErrorPtr error)
#endif
{
    if (error->code == XML_ERR_NO_MEMORY)
        base_no_memory();
    keep(user, error->line > 0 ? (uint32_t)error->line : 0,
         error->message != NULL ? error->message : "invalid");
}

/* Some places of libxml2 know of no other way to speak than to print. */
static void ignore(void *user, const char *format, ...)
{
    (void)user, (void)format;
}

/* NULL, with *error, when it is no schema. */
static xmlRelaxNGPtr read_schema(struct str text, struct wrap_xml_rng_error *error)
{
    xmlRelaxNGParserCtxtPtr parser;
    xmlRelaxNGPtr schema;

    if (text.n > INT_MAX) {
        keep(error, 0, "more than 2 GB");
        return NULL;
    }
    xmlSetStructuredErrorFunc(error, on_error);
    xmlSetGenericErrorFunc(NULL, ignore);
    parser = xmlRelaxNGNewMemParserCtxt(text.p, (int)text.n);
    if (parser == NULL)
        base_no_memory();
    xmlRelaxNGSetParserStructuredErrors(parser, on_error, error);
    schema = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    if (schema == NULL)
        keep(error, 0, "no schema");
    return schema;
}

/* NULL, with *error, when it is refused or malformed. */
static xmlDocPtr read_document(struct str text, struct wrap_xml_rng_error *error)
{
    static const struct wrap_xml_handler nothing = {NULL, NULL, NULL, NULL};
    struct wrap_xml_error broken;
    xmlDocPtr doc;

    if (wrap_xml_parse(text, &nothing, NULL, &broken) != WRAP_XML_OK) {
        keep(error, 0, broken.message);
        return NULL;
    }
    xmlSetStructuredErrorFunc(error, on_error); /* wrap_xml_parse() had its own */
    doc = xmlReadMemory(text.p, (int)text.n, NULL, NULL,
                             XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR |
                                 XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
    if (doc == NULL)
        base_no_memory(); /* it is well-formed */
    return doc;
}

static bool validate(xmlRelaxNGPtr schema, xmlDocPtr doc, struct wrap_xml_rng_error *error)
{
    xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(schema);
    int result;

    if (context == NULL)
        base_no_memory();
    xmlRelaxNGSetValidStructuredErrors(context, on_error, error);
    result = xmlRelaxNGValidateDoc(context, doc);
    xmlRelaxNGFreeValidCtxt(context);
    if (result != 0)
        keep(error, 0, "invalid");
    return result == 0;
}

enum wrap_xml_rng_result wrap_xml_rng(struct str schema, struct str text,
                                      struct wrap_xml_rng_error *error)
{
    enum wrap_xml_rng_result result = WRAP_XML_RNG_SCHEMA;
    xmlRelaxNGPtr grammar;
    xmlDocPtr doc;

    *error = (struct wrap_xml_rng_error){0, ""};
    grammar = read_schema(schema, error);
    if (grammar != NULL) {
        doc = read_document(text, error);
        result = WRAP_XML_RNG_INVALID;
        if (doc != NULL && validate(grammar, doc, error))
            result = WRAP_XML_RNG_VALID;
        xmlFreeDoc(doc);
        xmlRelaxNGFree(grammar);
    }
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlSetGenericErrorFunc(NULL, NULL);
    /* the copy of the last error that libxml2 keeps for each thread */
    xmlResetLastError();
    return result;
}
