/* SPDX-License-Identifier: MIT */
/*
 * libxml2's SAX2 parser pulls the text in small pieces; between two pieces we check how much it has
 * accumulated and feign the end of input to stop it. So nothing is parsed twice or pre-scanned, and
 * the parser is never stopped from inside its own functions.
 *
 * Positions: "<" occurs in a tag only as its first byte, so a tag starts at the last "<" before the
 * position where libxml2 reports it.
 */
#include "wrap/xml.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <libxml/catalog.h>
#include <libxml/parser.h> /* includes dict.h, which does not compile before it in 2.9 */

#include "base/buf.h"
#include "base/limit.h"
#include "base/utf8.h"

/* libxml2 2.9 collects all attributes of a tag, then compares every pair; at this number we end the
 * input. Its table doubles and never shrinks. */
#define GATHERED_MAX (8 * WRAP_XML_ATTRS_MAX)
/* Limit of namespaces bound in all open elements together. */
#define BOUND_MAX 4096
/* Limit of distinct names. libxml2's hash table stops growing at 16,384 chains, so a text of names
 * alone takes quadratic time; at 10 MB of names it reports out of memory. */
#define NAMES_MAX 65536
#define NAMES_BYTES_MAX 8000000u

struct parse {
    struct str text;
    const struct wrap_xml_handler *handler;
    void *ctx;
    struct wrap_xml_error *error;
    xmlParserCtxtPtr parser;
    size_t given;                /* bytes passed to libxml2 */
    enum wrap_xml_result result; /* not OK: no more events */
    size_t last;                 /* end of the previous event, bytes */
    unsigned depth;
};

/* Length of a prefix " line 12" of `words`; 0 if absent. */
static size_t line_number(struct str words)
{
    size_t n = STR(" line ").n;

    if (!str_starts(words, STR(" line ")) || n == words.n)
        return 0;
    while (n < words.n && words.p[n] >= '0' && words.p[n] <= '9')
        n++;
    return n > STR(" line ").n ? n : 0;
}

/* Copies the first line of a libxml2 message without line numbers: the text may be a package part
 * or a fragment, where they would be wrong. */
static void put_words(struct wrap_xml_error *error, const char *message)
{
    struct str rest = {message, strcspn(message, "\r\n")};
    struct buf words = BUF_NEW;
    struct str cut;

    while (rest.n > 0) {
        size_t number = line_number(rest);

        if (number == 0) {
            buf_char(&words, rest.p[0]);
            number = 1;
        }
        rest = str_sub(rest, number, rest.n);
    }
    cut = utf8_trunc(buf_view(&words), sizeof(error->message) - 1);
    (void)snprintf(error->message, sizeof(error->message), "%.*s", STR_ARG(cut));
    buf_done(&words);
}

/* Records an error; later ones are ignored. */
static void fail(struct parse *p, enum wrap_xml_result result, size_t off, const char *message)
{
    if (p->result != WRAP_XML_OK)
        return;
    p->result = result;
    p->error->off = off < p->text.n ? off : p->text.n;
    put_words(p->error, message);
}

/* Ends an event; there are no more after an error or once the handler has stopped. */
static void end_event(struct parse *p, bool go_on)
{
    if (!go_on && p->result == WRAP_XML_OK)
        p->result = WRAP_XML_STOPPED;
    if (p->result != WRAP_XML_OK)
        p->parser->disableSAX = 1;
}

/* Bytes read by libxml2 so far. */
static size_t consumed(const struct parse *p)
{
    long n = xmlByteConsumed(p->parser);

    if (n < 0)
        return p->last;
    return (size_t)n < p->text.n ? (size_t)n : p->text.n;
}

/* Offset of the last `c` before `from`; 0 if none. */
static size_t find_back(struct str text, char c, size_t from)
{
    while (from > 0 && text.p[from - 1] != c)
        from--;
    return from > 0 ? from - 1 : 0;
}

static struct str of_xml(const xmlChar *s)
{
    return str_c((const char *)s);
}

/* The text --------------------------------------------------------------------------- */

#if LIBXML_VERSION < 21200
static bool has_gathered_too_much(const xmlParserCtxt *parser)
{
    return parser->maxatts > 5 * GATHERED_MAX || parser->nsNr > 2 * BOUND_MAX; /* slots */
}
#else /* looks names up in a hash table */
static bool has_gathered_too_much(const xmlParserCtxt *parser)
{
    return parser == NULL;
}
#endif

/* Fails when the parser has accumulated more than it can process in time linear in the text. */
static void judge(struct parse *p)
{
    if (has_gathered_too_much(p->parser))
        fail(p, WRAP_XML_LIMIT, find_back(p->text, '<', consumed(p)),
             "too many attributes (WRAP_XML_ATTRS_MAX)");
    if (xmlDictSize(p->parser->dict) > NAMES_MAX ||
        xmlDictGetUsage(p->parser->dict) > NAMES_BYTES_MAX)
        fail(p, WRAP_XML_LIMIT, consumed(p), "too many different names");
}

/* Passes the next bytes to libxml2; 0 is the end of input. */
static int give(void *user, char *to, int room)
{
    struct parse *p = user;
    size_t n = p->text.n - p->given;

    if (p->parser != NULL) /* NULL while it is being created */
        judge(p);
    if (p->result != WRAP_XML_OK)
        return 0;
    if (n > (size_t)room)
        n = (size_t)room;
    memcpy(to, p->text.p + p->given, n);
    p->given += n;
    return (int)n;
}

/* Events ----------------------------------------------------------------------------- */

/* Length of the ">" or "/>" at `end`, the position of libxml2 in a start tag; 0 if missing, which
 * libxml2 only detects after reporting the tag. */
static size_t closing(struct str text, size_t end)
{
    struct str rest = str_sub(text, end, text.n);

    if (str_starts(rest, STR(">")))
        return 1;
    return str_starts(rest, STR("/>")) ? 2 : 0;
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int ns_count, const xmlChar **namespaces, int attr_count, int default_count,
                     const xmlChar **raw)
{
    struct parse *p = user;
    struct wrap_xml_attr attrs[WRAP_XML_ATTRS_MAX];
    struct wrap_xml_element element = {
        .uri = of_xml(uri), .prefix = of_xml(prefix), .name = of_xml(name), .attrs = attrs};
    size_t end = consumed(p);

    (void)namespaces, (void)default_count; /* included in `uri`; only from a DTD */
    if (p->result != WRAP_XML_OK)
        return;
    element.off = find_back(p->text, '<', end);
    element.depth = ++p->depth;
    if (closing(p->text, end) == 0)
        fail(p, WRAP_XML_BROKEN, end, "Couldn't find end of Start Tag");
    else if (p->depth > LIMIT_XML_DEPTH)
        fail(p, WRAP_XML_LIMIT, element.off, "nested too deep (LIMIT_XML_DEPTH)");
    else if (attr_count > WRAP_XML_ATTRS_MAX || ns_count > WRAP_XML_ATTRS_MAX)
        fail(p, WRAP_XML_LIMIT, element.off, "too many attributes (WRAP_XML_ATTRS_MAX)");
    end_event(p, true);
    if (p->result != WRAP_XML_OK)
        return;
    end += closing(p->text, end);
    element.len = end - element.off;
    element.attr_count = (size_t)attr_count;
    for (size_t i = 0; i < element.attr_count; i++, raw += 5)
        attrs[i] = (struct wrap_xml_attr){
            of_xml(raw[1]), of_xml(raw[0]), {(const char *)raw[3], (size_t)(raw[4] - raw[3])}};
    p->last = end;
    if (p->handler->start != NULL)
        end_event(p, p->handler->start(p->ctx, &element));
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct parse *p = user;
    struct wrap_xml_element element = {
        .uri = of_xml(uri), .prefix = of_xml(prefix), .name = of_xml(name)};
    size_t end = consumed(p);

    if (p->result != WRAP_XML_OK)
        return;
    element.off = find_back(p->text, '<', end);
    element.len = end - element.off;
    element.depth = p->depth--;
    p->last = end;
    if (p->handler->end != NULL)
        end_event(p, p->handler->end(p->ctx, &element));
}

static void on_text(void *user, const xmlChar *text, int n)
{
    struct parse *p = user;
    size_t off = p->last;

    if (p->result != WRAP_XML_OK)
        return;
    p->last = consumed(p);
    if (p->handler->text != NULL)
        end_event(p, p->handler->text(p->ctx, (struct str){(const char *)text, (size_t)n}, off));
}

static void on_comment(void *user, const xmlChar *text)
{
    struct parse *p = user;
    size_t end = consumed(p);
    size_t off = end;

    if (p->result != WRAP_XML_OK)
        return;
    /* comments cannot contain "--", so this is the start of this one */
    do
        off = find_back(p->text, '<', off);
    while (off > 0 && !str_starts(str_sub(p->text, off, p->text.n), STR("<!--")));
    p->last = end;
    if (p->handler->comment != NULL)
        end_event(p, p->handler->comment(p->ctx, of_xml(text), off));
}

/* The XML declaration has been parsed. */
static void on_document(void *user)
{
    struct parse *p = user;

    p->last = consumed(p);
}

static void on_instruction(void *user, const xmlChar *target, const xmlChar *data)
{
    struct parse *p = user;

    (void)data;
    if (!str_starts(of_xml(target), STR("xml-")) && !str_starts(of_xml(target), STR("mso-")))
        fail(p, WRAP_XML_REFUSED, str_find(p->text, STR("<?"), p->last), "processing instruction");
    end_event(p, true);
    p->last = consumed(p);
}

/* Called before the declarations of a DTD are parsed. */
static void on_doctype(void *user, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id)
{
    struct parse *p = user;

    (void)name, (void)public_id, (void)system_id;
    fail(p, WRAP_XML_REFUSED, str_find(p->text, STR("<!DOCTYPE"), p->last),
         "document type declaration");
    xmlStopParser(p->parser); /* libxml2 checks here for a stop */
}

#if LIBXML_VERSION >= 21200
typedef const xmlError xml_error;
#else
typedef xmlError xml_error;
#endif

/* After another error "no memory" only means that libxml2 gives up: after an attribute over 10 MB,
 * or with a full dictionary. As the first error it is genuine and exits the program. */
static void believe(const struct parse *p, const xmlError *error)
{
    if (error->code == XML_ERR_NO_MEMORY && p->result == WRAP_XML_OK)
        base_no_memory();
}

/* The tag an error refers to if libxml2 detects it after the tag; else `off`. */
static size_t place_of(const struct parse *p, const xmlError *error, size_t off)
{
    bool is_of_tag = error->code == XML_ERR_TAG_NAME_MISMATCH ||
                     error->code == XML_ERR_ATTRIBUTE_REDEFINED ||
                     error->domain == XML_FROM_NAMESPACE;

    return is_of_tag ? find_back(p->text, '<', off) : off;
}

static void on_error(void *user, xml_error *error)
{
    struct parse *p = user;
    const char *message = error->message != NULL ? error->message : "malformed";
    size_t off = consumed(p);
    struct str rest = str_sub(p->text, p->last, p->text.n);

    believe(p, error);
    if (error->level < XML_ERR_ERROR)
        return;
    if (error->code == XML_ERR_UNDECLARED_ENTITY || error->code == XML_WAR_UNDECLARED_ENTITY)
        fail(p, WRAP_XML_REFUSED, find_back(p->text, '&', off), message);
    else if (str_starts(str_sub(rest, str_find_char(rest, '<', 0), rest.n), STR("<!DOCTYPE")))
        on_doctype(p, NULL, NULL, NULL); /* where a DOCTYPE is not allowed */
    else
        fail(p, WRAP_XML_BROKEN, place_of(p, error, off), message);
}

/* Errors without a parser context: only out of memory, which libxml2 would print. */
static void on_stray_error(void *user, xml_error *error)
{
    believe(user, error);
}

static xmlSAXHandler handlers(void)
{
    return (xmlSAXHandler){
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = on_doctype,
        .startDocument = on_document,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .comment = on_comment,
        .processingInstruction = on_instruction,
        .serror = on_error,
    };
}

static void run(struct parse *p)
{
    xmlSAXHandler sax = handlers();

    xmlCatalogSetDefaults(
        XML_CATA_ALLOW_NONE); /* process-wide: <?oasis-xml-catalog?> would open files */
    xmlSetStructuredErrorFunc(p, on_stray_error);
    p->parser = xmlCreateIOParserCtxt(&sax, p, give, NULL, p, XML_CHAR_ENCODING_NONE);
    if (p->parser == NULL)
        base_no_memory();
    /* NOENT: "&amp;" in an attribute is reported as "&" (otherwise "&#38;"); a DTD stops the parse,
     * so its entities cannot occur. Never HUGE: it lifts libxml2's limits on depth and names. */
    (void)xmlCtxtUseOptions(p->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
    (void)xmlParseDocument(p->parser); /* the result is in wellFormed */
    if (p->result == WRAP_XML_OK && p->parser->wellFormed == 0)
        fail(p, WRAP_XML_BROKEN, p->text.n, "malformed");
    xmlFreeParserCtxt(p->parser);
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlResetLastError(); /* libxml2's per-thread copy of the error */
}

enum wrap_xml_result wrap_xml_parse(struct str text, const struct wrap_xml_handler *handler,
                                    void *ctx, struct wrap_xml_error *error)
{
    struct parse p = {
        .text = text, .handler = handler, .ctx = ctx, .error = error, .result = WRAP_XML_OK};
    size_t bad = 0;

    *error = (struct wrap_xml_error){0, ""};
    if (text.n > INT_MAX)
        fail(&p, WRAP_XML_LIMIT, 0, "more than 2 GB");
    else if (text.n == 0)
        fail(&p, WRAP_XML_BROKEN, 0, "Document is empty");
    else if (memchr(text.p, 0, text.n) != NULL)
        fail(&p, WRAP_XML_BROKEN, str_find_char(text, '\0', 0), "NUL byte");
    else if (!utf8_valid(text, &bad))
        fail(&p, WRAP_XML_BROKEN, bad, "Input is not proper UTF-8");
    if (p.result == WRAP_XML_OK)
        run(&p);
    return p.result;
}
