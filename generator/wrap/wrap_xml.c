/* SPDX-License-Identifier: MIT */
/*
 * expat over a text in memory. Without a DTD there are no entities but the five
 * of XML and nothing to fetch; a DTD stops the parser at its first word.
 * Prefixes are looked up here: expat would write out the namespace of every name,
 * which takes as long as the rest.
 */
#include "wrap/wrap_xml.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <expat.h>

#include "base/arena.h"
#include "base/limit.h"
#include "base/utf8.h"

/* Namespaces of one tag; Word's root has some 35. */
#define TAG_BINDINGS_MAX WRAP_XML_ATTRS_MAX
/* Bytes of the text that a message repeats. */
#define WORDS_MAX 60

/* A namespace that an open element has given a prefix. */
struct binding {
    struct binding *outer;
    struct str prefix, uri; /* prefix "": of names without one */
    unsigned depth;         /* of that element */
};

struct parse {
    struct str text;
    const struct wrap_xml_handler *handler;
    void *ctx;
    struct wrap_xml_error *error;
    XML_Parser parser;
    enum wrap_xml_result result; /* not OK: no more events */
    size_t last;                 /* end of the event before, bytes */
    size_t tag, tag_len;         /* the last start tag: <br/> is its own end */
    size_t section;              /* a CDATA section whose first piece is to come; SIZE_MAX: none */
    unsigned depth;
    struct arena arena;       /* of the bindings */
    struct binding *bindings; /* the innermost first */
};

/* The first error stays. `what`: the place's own words behind the message, or nothing. */
static void fail(struct parse *p, enum wrap_xml_result result, size_t off, const char *message,
                 struct str what)
{
    if (p->result != WRAP_XML_OK)
        return;
    p->result = result;
    p->error->off = off < p->text.n ? off : p->text.n;
    (void)snprintf(p->error->message, sizeof(p->error->message), "%s%s%.*s", message,
                   what.n > 0 ? ": " : "", STR_ARG(what));
    if (p->parser != NULL)
        (void)XML_StopParser(p->parser, XML_FALSE); /* fails only where it has stopped */
}

static void stop_unless(struct parse *p, bool go_on)
{
    if (go_on || p->result != WRAP_XML_OK)
        return;
    p->result = WRAP_XML_STOPPED;
    (void)XML_StopParser(p->parser, XML_FALSE);
}

/* Where expat's event begins, bytes. */
static size_t at(const struct parse *p)
{
    XML_Index n = XML_GetCurrentByteIndex(p->parser);

    return n > 0 && (size_t)n < p->text.n ? (size_t)n : n > 0 ? p->text.n : 0;
}

static size_t length(const struct parse *p)
{
    return (size_t)XML_GetCurrentByteCount(p->parser);
}

/* Offset of the last `c` at or before `from`; 0 when there is none. */
static size_t find_back(struct str text, char c, size_t from)
{
    for (size_t i = from < text.n ? from + 1 : text.n; i > 0; i--)
        if (text.p[i - 1] == c)
            return i - 1;
    return 0;
}

/* Namespaces ------------------------------------------------------------------ */

static const struct str uri_of_xml = {"http://www.w3.org/XML/1998/namespace", 36};

/* "w:p" → "w" and "p". Names are short: a call of strchr would take longer. */
static void split(const XML_Char *raw, struct str *prefix, struct str *name)
{
    size_t n = 0;
    size_t colon = SIZE_MAX;

    for (; raw[n] != '\0'; n++)
        if (raw[n] == ':' && colon == SIZE_MAX)
            colon = n;
    *prefix = colon != SIZE_MAX ? (struct str){raw, colon} : STR("");
    *name = colon != SIZE_MAX ? (struct str){raw + colon + 1, n - colon - 1} : (struct str){raw, n};
}

/* "xmlns" or "xmlns:w": *prefix is what it binds. */
static bool is_binding(const XML_Char *raw, struct str *prefix)
{
    if (strncmp(raw, "xmlns", 5) != 0 || (raw[5] != '\0' && raw[5] != ':'))
        return false;
    *prefix = str_c(raw[5] == ':' ? raw + 6 : raw + 5);
    return true;
}

/* Enters what a tag binds, for as long as its element is open. */
static void bind(struct parse *p, const XML_Char **raw)
{
    struct str prefix;

    for (; raw[0] != NULL; raw += 2) {
        struct binding *binding;

        if (!is_binding(raw[0], &prefix))
            continue;
        binding = ARENA_NEW(&p->arena, struct binding);
        *binding = (struct binding){.outer = p->bindings,
                                    .prefix = arena_str(&p->arena, prefix),
                                    .uri = arena_str(&p->arena, str_c(raw[1])),
                                    .depth = p->depth};
        p->bindings = binding;
    }
}

static void unbind(struct parse *p)
{
    while (p->bindings != NULL && p->bindings->depth == p->depth)
        p->bindings = p->bindings->outer;
}

/* The namespace of a prefix; p NULL when it is not bound. */
static struct str find_uri(const struct parse *p, struct str prefix)
{
    for (const struct binding *b = p->bindings; b != NULL; b = b->outer)
        if (str_eq(b->prefix, prefix))
            return b->uri.n > 0 || prefix.n == 0 ? b->uri : STR_NONE;
    if (str_is(prefix, "xml"))
        return uri_of_xml;
    return prefix.n == 0 ? STR("") : STR_NONE;
}

/* Events ---------------------------------------------------------------------- */

/* Fills attrs with all that bind no namespace; false when a tag of this many is refused. */
static bool collect_attrs(struct parse *p, const XML_Char **raw, struct wrap_xml_element *element,
                          struct wrap_xml_attr *attrs)
{
    struct str prefix;
    unsigned bindings = 0;

    for (; raw[0] != NULL; raw += 2) {
        struct wrap_xml_attr *attr = &attrs[element->attr_count];

        if (is_binding(raw[0], &prefix)) {
            bindings++;
            continue;
        }
        if (element->attr_count++ == WRAP_XML_ATTRS_MAX)
            break;
        split(raw[0], &attr->prefix, &attr->name);
        attr->value = str_c(raw[1]);
        if (attr->prefix.n > 0 && find_uri(p, attr->prefix).p == NULL)
            fail(p, WRAP_XML_BROKEN, element->off, XML_ErrorString(XML_ERROR_UNBOUND_PREFIX),
                 attr->prefix);
    }
    if (raw[0] != NULL || bindings > TAG_BINDINGS_MAX)
        fail(p, WRAP_XML_LIMIT, element->off, "too many attributes (WRAP_XML_ATTRS_MAX)", STR(""));
    return p->result == WRAP_XML_OK;
}

/* Names and namespace of a start or end tag; false when its prefix is not bound. */
static bool name_element(struct parse *p, const XML_Char *raw, struct wrap_xml_element *element)
{
    split(raw, &element->prefix, &element->name);
    element->uri = find_uri(p, element->prefix);
    if (element->uri.p != NULL)
        return true;
    fail(p, WRAP_XML_BROKEN, element->off, XML_ErrorString(XML_ERROR_UNBOUND_PREFIX),
         element->prefix);
    return false;
}

static void XMLCALL on_start(void *user, const XML_Char *raw, const XML_Char **raw_attrs)
{
    struct parse *p = user;
    struct wrap_xml_attr attrs[WRAP_XML_ATTRS_MAX];
    struct wrap_xml_element element = {.attrs = attrs, .off = at(p), .len = length(p)};

    if (p->result != WRAP_XML_OK)
        return;
    p->tag = element.off;
    p->tag_len = element.len;
    p->last = element.off + element.len;
    element.depth = ++p->depth;
    if (p->depth > LIMIT_XML_DEPTH) {
        fail(p, WRAP_XML_LIMIT, element.off, "nested too deep (LIMIT_XML_DEPTH)", STR(""));
        return;
    }
    bind(p, raw_attrs);
    if (!collect_attrs(p, raw_attrs, &element, attrs) || !name_element(p, raw, &element))
        return;
    if (p->handler->start != NULL)
        stop_unless(p, p->handler->start(p->ctx, &element));
}

static void XMLCALL on_end(void *user, const XML_Char *raw)
{
    struct parse *p = user;
    struct wrap_xml_element element = {.off = at(p), .len = length(p), .depth = p->depth};

    if (p->result != WRAP_XML_OK)
        return;
    p->last = element.off + element.len;
    if (element.len == 0) { /* of <br/> */
        element.off = p->tag;
        element.len = p->tag_len;
    }
    if (p->handler->end != NULL && name_element(p, raw, &element))
        stop_unless(p, p->handler->end(p->ctx, &element));
    unbind(p);
    p->depth--;
}

static void XMLCALL on_text(void *user, const XML_Char *text, int n)
{
    struct parse *p = user;
    size_t off = p->section != SIZE_MAX ? p->section : at(p);

    if (p->result != WRAP_XML_OK)
        return;
    p->section = SIZE_MAX;
    p->last = at(p) + length(p);
    if (p->handler->text != NULL)
        stop_unless(p, p->handler->text(p->ctx, (struct str){text, (size_t)n}, off));
}

static void XMLCALL on_section(void *user)
{
    struct parse *p = user;

    p->section = at(p);
}

static void XMLCALL on_section_end(void *user)
{
    struct parse *p = user;

    p->section = SIZE_MAX;
}

static void XMLCALL on_comment(void *user, const XML_Char *text)
{
    struct parse *p = user;

    if (p->result != WRAP_XML_OK)
        return;
    p->last = at(p) + length(p);
    if (p->handler->comment != NULL)
        stop_unless(p, p->handler->comment(p->ctx, str_c(text), at(p)));
}

static void XMLCALL on_instruction(void *user, const XML_Char *target, const XML_Char *data)
{
    struct parse *p = user;

    (void)data;
    p->last = at(p) + length(p);
    if (!str_starts(str_c(target), STR("xml-")) && !str_starts(str_c(target), STR("mso-")))
        fail(p, WRAP_XML_REFUSED, at(p), "processing instruction", STR(""));
}

static void XMLCALL on_doctype(void *user, const XML_Char *name, const XML_Char *sys_id,
                               const XML_Char *pub_id, int has_internal)
{
    struct parse *p = user;
    size_t off = str_find(p->text, STR("<!DOCTYPE"), p->last);

    (void)name, (void)sys_id, (void)pub_id, (void)has_internal;
    fail(p, WRAP_XML_REFUSED, off != SIZE_MAX ? off : at(p), "document type declaration", STR(""));
}

/* The first "&" from `off` on that begins neither a character nor one of XML's own
 * entities: of a tag expat only tells where it begins. */
static size_t find_entity(struct str text, size_t off)
{
    static const char *const known[] = {"&#", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};

    for (; (off = str_find_char(text, '&', off)) != SIZE_MAX; off++) {
        struct str rest = str_sub(text, off, text.n);
        size_t i = 0;

        while (i < ARRAY_LEN(known) && !str_starts(rest, str_c(known[i])))
            i++;
        if (i == ARRAY_LEN(known))
            return off;
    }
    return text.n;
}

/* The text from `off` to the sign that ends it, as much as a message has room for. */
static struct str until(struct str text, size_t off, char sign)
{
    size_t end = str_find_char(text, sign, off);
    struct str found = str_sub(text, off, end == SIZE_MAX ? text.n : end + 1);

    return utf8_valid(found, NULL) ? utf8_trunc(found, WORDS_MAX) : STR("");
}

/* What expat found wrong. */
static void report(struct parse *p)
{
    enum XML_Error code = XML_GetErrorCode(p->parser);
    enum wrap_xml_result result = WRAP_XML_BROKEN;
    struct str what = STR("");
    size_t off = at(p);

    if (code == XML_ERROR_NO_MEMORY)
        base_no_memory();
    if (code == XML_ERROR_UNDEFINED_ENTITY) {
        result = WRAP_XML_REFUSED;
        off = find_entity(p->text, off);
        what = until(p->text, off, ';');
    }
    /* not at the beginning, where expat knows what it is */
    if (code == XML_ERROR_INVALID_TOKEN && off >= 2 &&
        str_starts(str_sub(p->text, off - 2, p->text.n), STR("<!"))) {
        on_doctype(p, NULL, NULL, NULL, 0);
        return;
    }
    if (code == XML_ERROR_TAG_MISMATCH || code == XML_ERROR_DUPLICATE_ATTRIBUTE)
        off = find_back(p->text, '<', off);
    if (code == XML_ERROR_TAG_MISMATCH)
        what = until(p->text, off, '>');
    fail(p, result, off, XML_ErrorString(code), what);
}

static XML_Parser new_parser(struct parse *p)
{
    XML_Parser parser = XML_ParserCreate("UTF-8"); /* whatever it declares */

    if (parser == NULL)
        base_no_memory();
    XML_SetUserData(parser, p);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetCdataSectionHandler(parser, on_section, on_section_end);
    XML_SetCommentHandler(parser, on_comment);
    XML_SetProcessingInstructionHandler(parser, on_instruction);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
    return parser;
}

enum wrap_xml_result wrap_xml_parse(struct str text, const struct wrap_xml_handler *handler,
                                    void *ctx, struct wrap_xml_error *error)
{
    struct parse p = {.text = text,
                      .handler = handler,
                      .ctx = ctx,
                      .error = error,
                      .result = WRAP_XML_OK,
                      .section = SIZE_MAX};

    *error = (struct wrap_xml_error){0, ""};
    if (text.n > INT_MAX)
        fail(&p, WRAP_XML_LIMIT, 0, "more than 2 GB", STR(""));
    else if (str_find_char(text, '\0', 0) != SIZE_MAX) /* expat would try UTF-16 */
        fail(&p, WRAP_XML_BROKEN, str_find_char(text, '\0', 0), "NUL byte", STR(""));
    if (p.result != WRAP_XML_OK)
        return p.result;
    arena_init(&p.arena);
    p.parser = new_parser(&p);
    if (XML_Parse(p.parser, text.n > 0 ? text.p : "", (int)text.n, 1) != XML_STATUS_OK)
        report(&p); /* but what stopped it stays the reason */
    XML_ParserFree(p.parser);
    arena_done(&p.arena);
    return p.result;
}
