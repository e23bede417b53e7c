/* SPDX-License-Identifier: MIT */
/*
 * libxml2's SAX2 parser, which pulls the text in small pieces: between two of them we look at
 * what it has gathered, and end the text where nothing more is wanted. So nothing is parsed twice
 * or scanned beforehand, and a parser is never stopped from inside one of its own functions.
 *
 * Places: a tag holds no "<" but its first byte, so that byte is the last "<" before the position
 * at which libxml2 reports the tag.
 */
#include "wrap/xml.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <libxml/catalog.h>
#include <libxml/parser.h> /* brings dict.h, which in 2.9 cannot be included before it */

#include "base/buf.h"
#include "base/limit.h"
#include "base/utf8.h"

/* libxml2 2.9 compares every two attributes of a tag once it has them all; a tag that has gathered
 * so many ends the text. Its table doubles and never shrinks. */
#define GATHERED_MAX (8 * WRAP_XML_ATTRS_MAX)
/* Namespaces that are bound in all open elements together. */
#define BOUND_MAX 4096
/* Different names, and their bytes. libxml2's table of them stops growing at 16,384 chains, so that
 * a text of names alone takes quadratic time; at 10 MB it claims that memory is lost. */
#define NAMES_MAX 65536
#define NAMES_BYTES_MAX 8000000u

struct parse {
    struct str text;
    const struct wrap_xml_handler *handler;
    void *ctx;
    struct wrap_xml_error *error;
    xmlParserCtxtPtr parser;
    size_t given;                /* bytes that libxml2 has */
    enum wrap_xml_result result; /* not OK: no more events */
    size_t last;                 /* end of the event before, bytes */
    unsigned depth;
};

/* Bytes of the " line 12" that `words` begins with; 0 when it does not. */
static size_t line_number(struct str words)
{
    size_t n = STR(" line ").n;

    if (!str_starts(words, STR(" line ")) || n == words.n)
        return 0;
    while (n < words.n && words.p[n] >= '0' && words.p[n] <= '9')
        n++;
    return n > STR(" line ").n ? n : 0;
}

/* The first line of a message of libxml2, without the numbers of lines in it: the text may be a
 * part of a package or a piece of a file, where they name a wrong place. */
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

/* The first error stays. */
static void fail(struct parse *p, enum wrap_xml_result result, size_t off, const char *message)
{
    if (p->result != WRAP_XML_OK)
        return;
    p->result = result;
    p->error->off = off < p->text.n ? off : p->text.n;
    put_words(p->error, message);
}

/* Ends an event: none comes any more once something has failed or the handler has had enough. */
static void end_event(struct parse *p, bool go_on)
{
    if (!go_on && p->result == WRAP_XML_OK)
        p->result = WRAP_XML_STOPPED;
    if (p->result != WRAP_XML_OK)
        p->parser->disableSAX = 1;
}

/* How far libxml2 has read, bytes. */
static size_t consumed(const struct parse *p)
{
    long n = xmlByteConsumed(p->parser);

    if (n < 0)
        return p->last;
    return (size_t)n < p->text.n ? (size_t)n : p->text.n;
}

/* Offset of the last `c` before `from`; 0 when there is none. */
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
#else /* looks the names up in a table */
static bool has_gathered_too_much(const xmlParserCtxt *parser)
{
    return parser == NULL;
}
#endif

/* Fails when the parser has gathered more than it can handle in a time that fits the text. */
static void judge(struct parse *p)
{
    if (has_gathered_too_much(p->parser))
        fail(p, WRAP_XML_LIMIT, find_back(p->text, '<', consumed(p)),
             "too many attributes (WRAP_XML_ATTRS_MAX)");
    if (xmlDictSize(p->parser->dict) > NAMES_MAX ||
        xmlDictGetUsage(p->parser->dict) > NAMES_BYTES_MAX)
        fail(p, WRAP_XML_LIMIT, consumed(p), "too many different names");
}

/* Gives libxml2 the next bytes; none ends the text for it. */
static int give(void *user, char *to, int room)
{
    struct parse *p = user;
    size_t n = p->text.n - p->given;

    if (p->parser != NULL) /* NULL while libxml2 makes it */
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

/* Bytes of the ">" or "/>" at `end`, where libxml2 stands in a start tag; 0 when there is none,
 * which libxml2 finds out only after it has told of the tag. */
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

    (void)namespaces, (void)default_count; /* in `uri`; of a DTD only */
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
    /* a comment holds no "--", so this is its own beginning */
    do
        off = find_back(p->text, '<', off);
    while (off > 0 && !str_starts(str_sub(p->text, off, p->text.n), STR("<!--")));
    p->last = end;
    if (p->handler->comment != NULL)
        end_event(p, p->handler->comment(p->ctx, of_xml(text), off));
}

/* The XML declaration is behind. */
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

/* Comes before what a DTD declares has been read. */
static void on_doctype(void *user, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id)
{
    struct parse *p = user;

    (void)name, (void)public_id, (void)system_id;
    fail(p, WRAP_XML_REFUSED, str_find(p->text, STR("<!DOCTYPE"), p->last),
         "document type declaration");
    xmlStopParser(p->parser); /* here libxml2 looks whether it was stopped */
}

#if LIBXML_VERSION >= 21200
typedef const xmlError xml_error;
#else
typedef xmlError xml_error;
#endif

/* Behind another error "no memory" is only how libxml2 gives up: after an attribute over 10 MB, a
 * dictionary that is full. As the first one it is believed, and ends the run. */
static void believe(const struct parse *p, const xmlError *error)
{
    if (error->code == XML_ERR_NO_MEMORY && p->result == WRAP_XML_OK)
        base_no_memory();
}

/* The tag that the error is about, when libxml2 finds it out behind the tag; else `off`. */
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
        on_doctype(p, NULL, NULL, NULL); /* where none may stand */
    else
        fail(p, WRAP_XML_BROKEN, place_of(p, error, off), message);
}

/* What libxml2 says without a parser at hand: only lost memory. By itself it would print that. */
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
        XML_CATA_ALLOW_NONE); /* of the process: <?oasis-xml-catalog?> opens files */
    xmlSetStructuredErrorFunc(p, on_stray_error);
    p->parser = xmlCreateIOParserCtxt(&sax, p, give, NULL, p, XML_CHAR_ENCODING_NONE);
    if (p->parser == NULL)
        base_no_memory();
    /* NOENT: "&amp;" in an attribute comes as "&" (without it: "&#38;"); entities of a DTD cannot
     * come, as it stops the parse. Never HUGE: it lifts libxml2's bounds on depth and names. */
    (void)xmlCtxtUseOptions(p->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
    (void)xmlParseDocument(p->parser); /* its result is wellFormed */
    if (p->result == WRAP_XML_OK && p->parser->wellFormed == 0)
        fail(p, WRAP_XML_BROKEN, p->text.n, "malformed");
    xmlFreeParserCtxt(p->parser);
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlResetLastError(); /* the copy that libxml2 keeps for each thread */
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
