/* SPDX-License-Identifier: MIT */
/*
 * libxml2's SAX2 parser over a text in memory.
 *
 * A survey of the bytes goes before libxml2: it refuses a DTD and foreign
 * processing instructions before libxml2 could act on them, and counts
 * attributes, because libxml2 2.9 compares every two of a tag (a tag of a
 * million attributes would take hours) and calls no handler before it has.
 * Where the survey meets something malformed, libxml2 is given the text up to
 * that byte only: it words the error, and cannot stray beyond it.
 *
 * Places: a tag holds no "<" but its first byte, so that byte is the last "<"
 * before the position at which libxml2 reports the tag.
 */
#include "wrap/wrap_xml.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "base/buf.h"
#include "base/limit.h"
#include "base/num.h"
#include "base/utf8.h"

/* A tag's attributes and namespaces together; Word's root has some 35. */
#define TAG_VALUES_MAX (2u * WRAP_XML_ATTRS_MAX)

struct parse {
    struct str text;
    const struct wrap_xml_handler *handler;
    void *ctx;
    struct wrap_xml_error *error;
    xmlParserCtxtPtr parser;
    enum wrap_xml_result result; /* not OK: no more events */
    size_t last;                 /* end of the event before, bytes */
    unsigned depth;
    bool no_memory;
    struct buf values; /* of the attributes that hold "&" */
};

static void fail(struct parse *p, enum wrap_xml_result result, size_t off, const char *message)
{
    size_t n = strcspn(message, "\r\n");

    if (p->result != WRAP_XML_OK)
        return;
    p->result = result;
    p->error->off = off < p->text.n ? off : p->text.n;
    (void)snprintf(p->error->message, sizeof(p->error->message), "%.*s",
                   (int)utf8_trunc((struct str){message, n}, sizeof(p->error->message) - 1).n,
                   message);
}

/* Survey ---------------------------------------------------------------------- */

/* Where `mark` ends at or after `from`; the end of the text when it is absent. */
static size_t behind(struct str text, size_t from, struct str mark)
{
    size_t at = str_find(text, mark, from);

    return at == SIZE_MAX ? text.n : at + mark.n;
}

/* Walks a start tag from its "<" to behind its ">"; false at a malformed byte
 * or a limit, with *i behind that byte. */
static bool survey_tag(struct parse *p, size_t *i)
{
    size_t start = *i;
    unsigned values = 0;

    for (++*i; *i < p->text.n;) {
        char c = p->text.p[(*i)++];
        size_t close;

        if (c == '>')
            return true;
        if (c == '<')
            return false;
        if (c != '"' && c != '\'')
            continue;
        if (++values > TAG_VALUES_MAX) {
            fail(p, WRAP_XML_LIMIT, start, "too many attributes (WRAP_XML_ATTRS_MAX)");
            return false;
        }
        close = str_find_char(p->text, c, *i);
        if (close == SIZE_MAX) {
            *i = p->text.n;
            return true;
        }
        if (memchr(p->text.p + *i, '<', close - *i) != NULL) {
            *i = str_find_char(p->text, '<', *i) + 1;
            return false;
        }
        *i = close + 1;
    }
    return true;
}

/* Walks a comment; false at a "--" inside. libxml2 would print the comment so
 * far at each of them, and again at the next. */
static bool survey_comment(struct str text, size_t *i)
{
    *i = behind(text, *i + 4, STR("--"));
    if (*i == text.n)
        return true;
    return text.p[(*i)++] == '>';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_harmless_instruction(struct str rest)
{
    return str_starts(rest, STR("<?xml ")) || str_starts(rest, STR("<?xml\n")) ||
           str_starts(rest, STR("<?xml\t")) || str_starts(rest, STR("<?xml\r")) ||
           str_starts(rest, STR("<?xml-")) || str_starts(rest, STR("<?mso-"));
}

/* Passes the markup at *i; false when the text is to end there. */
static bool survey_markup(struct parse *p, size_t *i)
{
    struct str rest = str_sub(p->text, *i, p->text.n);

    if (rest.n > 1 && rest.p[1] != '!' && rest.p[1] != '?') { /* most */
        if (rest.p[1] != '/')
            return survey_tag(p, i);
        *i = *i + 2;
    } else if (str_starts(rest, STR("<!--"))) {
        return survey_comment(p->text, i);
    } else if (str_starts(rest, STR("<![CDATA["))) {
        *i = behind(p->text, *i + 9, STR("]]>"));
    } else if (str_starts(rest, STR("<?"))) {
        if (rest.n > 2 && is_letter(rest.p[2]) && !is_harmless_instruction(rest))
            fail(p, WRAP_XML_REFUSED, *i, "processing instruction");
        *i = behind(p->text, *i + 2, STR("?>"));
    } else if (str_starts(rest, STR("<!"))) {
        if (rest.n > 2 && is_letter(rest.p[2]))
            fail(p, WRAP_XML_REFUSED, *i, "document type declaration");
        *i = *i + 2;
        return false;
    } else {
        return survey_tag(p, i); /* a "<" at the very end */
    }
    return p->result == WRAP_XML_OK;
}

/* Bytes that libxml2 may see; p->result tells a refusal or a limit. */
static size_t survey(struct parse *p)
{
    size_t bad = 0;
    size_t i = 0;

    if (p->text.n > INT_MAX)
        fail(p, WRAP_XML_LIMIT, 0, "more than 2 GB");
    else if (p->text.n == 0)
        fail(p, WRAP_XML_BROKEN, 0, "Document is empty");
    else if (!utf8_valid(p->text, &bad))
        fail(p, WRAP_XML_BROKEN, bad, "Input is not proper UTF-8");
    else if (memchr(p->text.p, 0, p->text.n) != NULL)
        fail(p, WRAP_XML_BROKEN, str_find_char(p->text, 0, 0), "NUL byte");
    if (p->result != WRAP_XML_OK)
        return 0;
    while ((i = str_find_char(p->text, '<', i)) != SIZE_MAX)
        if (!survey_markup(p, &i))
            return i;
    return p->text.n;
}

/* Events ---------------------------------------------------------------------- */

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

static void stop_unless(struct parse *p, bool go_on)
{
    if (go_on)
        return;
    if (p->result == WRAP_XML_OK)
        p->result = WRAP_XML_STOPPED;
    xmlStopParser(p->parser);
}

/* Without XML_PARSE_NOENT, which would also let entities in, libxml2 hands "&"
 * in an attribute over as "&#38;", whether it was written so or "&amp;". */
static struct str plain_value(struct buf *b, struct str value)
{
    static const struct str amp = {"&#38;", 5};
    size_t start = b->n;
    size_t from = 0;

    for (size_t at; (at = str_find(value, amp, from)) != SIZE_MAX; from = at + amp.n) {
        buf_str(b, str_sub(value, from, at));
        buf_char(b, '&');
    }
    buf_str(b, str_sub(value, from, value.n));
    return (struct str){b->p + start, b->n - start};
}

/* libxml2's attributes are five pointers each: name, prefix, uri, value, end. */
static void collect_attrs(struct parse *p, const xmlChar **raw, size_t count,
                          struct wrap_xml_attr *attrs)
{
    size_t need = 1; /* room for all beforehand, so that no value moves */

    for (size_t i = 0; i < count; i++)
        need = num_add(need, (size_t)(raw[5 * i + 4] - raw[5 * i + 3]));
    buf_clear(&p->values);
    buf_reserve(&p->values, need);
    for (size_t i = 0; i < count; i++) {
        const xmlChar *const *at = raw + 5 * i;
        struct str value = {(const char *)at[3], (size_t)(at[4] - at[3])};

        if (value.n > 0 && memchr(value.p, '&', value.n) != NULL)
            value = plain_value(&p->values, value);
        attrs[i] = (struct wrap_xml_attr){of_xml(at[1]), of_xml(at[0]), value};
    }
}

/* Bytes of the ">" or "/>" at `end`, where libxml2 stands in a start tag; 0 when
 * there is none, which libxml2 finds out only after it has told of the tag. */
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

    (void)ns_count, (void)namespaces, (void)default_count; /* a DTD's only, or in `uri` */
    if (p->result != WRAP_XML_OK)
        return;
    element.off = find_back(p->text, '<', end);
    element.depth = ++p->depth;
    if (closing(p->text, end) == 0)
        fail(p, WRAP_XML_BROKEN, end, "Couldn't find end of Start Tag");
    else if (p->depth > LIMIT_XML_DEPTH)
        fail(p, WRAP_XML_LIMIT, element.off, "nested too deep (LIMIT_XML_DEPTH)");
    else if (attr_count > WRAP_XML_ATTRS_MAX)
        fail(p, WRAP_XML_LIMIT, element.off, "too many attributes (WRAP_XML_ATTRS_MAX)");
    if (p->result != WRAP_XML_OK) {
        stop_unless(p, false);
        return;
    }
    end += closing(p->text, end);
    element.len = end - element.off;
    element.attr_count = (size_t)attr_count;
    collect_attrs(p, raw, element.attr_count, attrs);
    p->last = end;
    if (p->handler->start != NULL)
        stop_unless(p, p->handler->start(p->ctx, &element));
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
        stop_unless(p, p->handler->end(p->ctx, &element));
}

static void on_text(void *user, const xmlChar *text, int n)
{
    struct parse *p = user;
    size_t off = p->last;

    if (p->result != WRAP_XML_OK)
        return;
    p->last = consumed(p);
    if (p->handler->text != NULL)
        stop_unless(p, p->handler->text(p->ctx, (struct str){(const char *)text, (size_t)n}, off));
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
        stop_unless(p, p->handler->comment(p->ctx, of_xml(text), off));
}

static void on_instruction(void *user, const xmlChar *target, const xmlChar *data)
{
    struct parse *p = user;

    (void)target, (void)data; /* passed over; only the place counts */
    if (p->result == WRAP_XML_OK)
        p->last = consumed(p);
}

#if LIBXML_VERSION >= 21200
typedef const xmlError xml_error;
#else
typedef xmlError xml_error;
#endif

static void on_error(void *user, xml_error *error)
{
    struct parse *p = user;
    const char *message = error->message != NULL ? error->message : "malformed";
    size_t off = consumed(p);

    if (error->code == XML_ERR_NO_MEMORY)
        p->no_memory = true;
    if (error->level < XML_ERR_ERROR)
        return;
    if (error->code == XML_ERR_UNDECLARED_ENTITY || error->code == XML_WAR_UNDECLARED_ENTITY) {
        fail(p, WRAP_XML_REFUSED, find_back(p->text, '&', off), message);
        return;
    }
    if (error->code == XML_ERR_TAG_NAME_MISMATCH || error->code == XML_ERR_ATTRIBUTE_REDEFINED ||
        error->domain == XML_FROM_NAMESPACE)
        off = find_back(p->text, '<', off);
    fail(p, WRAP_XML_BROKEN, off, message);
}

/* What libxml2 says without a parser at hand: only lost memory. By itself it
 * would print that. */
static void on_stray_error(void *user, xml_error *error)
{
    struct parse *p = user;

    p->no_memory = p->no_memory || error->code == XML_ERR_NO_MEMORY;
}

/* Only these: libxml2's own handlers would build a tree and print messages. */
static void set_handlers(xmlParserCtxtPtr parser)
{
    xmlSAXHandler sax;

    memset(&sax, 0, sizeof(sax));
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.cdataBlock = on_text;
    sax.comment = on_comment;
    sax.processingInstruction = on_instruction;
    sax.serror = on_error;
    *parser->sax = sax;
}

/* Runs libxml2 over the first `n` bytes. */
static void run(struct parse *p, size_t n)
{
    bool well_formed;

    xmlSetStructuredErrorFunc(p, on_stray_error);
    p->parser = xmlCreateMemoryParserCtxt(p->text.p, (int)n);
    if (p->parser == NULL)
        base_no_memory();
    set_handlers(p->parser);
    p->parser->userData = p;
    (void)xmlCtxtUseOptions(p->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    (void)xmlParseDocument(p->parser); /* its result is wellFormed */
    well_formed = p->parser->wellFormed != 0;
    p->no_memory = p->no_memory || p->parser->errNo == XML_ERR_NO_MEMORY;
    if (p->result == WRAP_XML_OK && (!well_formed || n < p->text.n))
        fail(p, WRAP_XML_BROKEN, n, "malformed");
    xmlFreeParserCtxt(p->parser);
    xmlSetStructuredErrorFunc(NULL, NULL);
    /* the copy of the last error that libxml2 keeps for each thread */
    xmlResetLastError();
}

enum wrap_xml_result wrap_xml_parse(struct str text, const struct wrap_xml_handler *handler,
                                    void *ctx, struct wrap_xml_error *error)
{
    struct parse p = {.text = text, .handler = handler, .ctx = ctx, .error = error,
                      .result = WRAP_XML_OK, .values = BUF_NEW};
    size_t n;

    *error = (struct wrap_xml_error){0, ""};
    n = survey(&p);
    if (p.result == WRAP_XML_OK)
        run(&p, n);
    buf_done(&p.values);
    if (p.no_memory)
        base_no_memory();
    return p.result;
}
