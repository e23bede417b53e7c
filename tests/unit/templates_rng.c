/* SPDX-License-Identifier: MIT */
/*
 * templates/vanban.rng, which editors use and the program does not: it is what the tables of node
 * kinds, attributes and labels say (ACCEPT=1 writes it), and it takes every template and XML source
 * in the repository. The reader refuses all that it refuses: in a table of cases, and when any
 * attribute or empty element of the templates is spoilt.
 */
#include <glob.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "base/arena.h"
#include "base/io.h"
#include "doc/doc.h"
#include "doc/label.h"
#include "doc/node_attr.h"
#include "read/xml/xml.h"
#include "unit.h"

#define FILE_MAX (1u << 20)
#define HEAD                                                                                       \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                 \
    "<!-- SPDX-License-Identifier: MIT -->\n"                                                      \
    "<!-- The XML dialect of vanban: sources, templates and forms. Made from the tables in\n"      \
    "     generator/doc/ by tests/unit/test_vanban_rng.c; ACCEPT=1 with it makes it anew. -->\n"   \
    "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"\n"                                     \
    "         datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">\n"

static struct str repository(void)
{
    const char *top = getenv("TOP");

    return str_c(top != NULL ? top : ".");
}

/* The schema ------------------------------------------------------------------------ */

static void put_data(struct buf *b, const char *type, const char *param, const char *value)
{
    buf_printf(b, "<data type=\"%s\"><param name=\"%s\">%s</param></data>", type, param, value);
}

static void put_choices(struct buf *b, const char *choices)
{
    struct str rest = str_c(choices);
    struct str choice;

    buf_c(b, "<choice>");
    while (str_split(&rest, '|', &choice))
        buf_printf(b, "<value>%.*s</value>", STR_ARG(choice));
    buf_c(b, "</choice>");
}

static void put_label_kinds(struct buf *b)
{
    buf_c(b, "<choice>");
    for (unsigned k = 0; k < LABEL_KIND_COUNT; k++)
        buf_printf(b, "<value>%s</value>", label_name((enum label_kind)k));
    buf_c(b, "</choice>");
}

static void put_type(struct buf *b, const struct node_attr_fact *fact)
{
    if (str_is(fact->name, "label-kind")) {
        put_label_kinds(b);
        return;
    }
    switch (fact->type) {
    case NODE_ATTR_TEXT:
        buf_c(b, "<text/>");
        break;
    case NODE_ATTR_NAME:
    case NODE_ATTR_LABEL:
        put_data(b, "token", "minLength", "1");
        break;
    case NODE_ATTR_CHOICE:
        put_choices(b, fact->choices);
        break;
    case NODE_ATTR_CHOICES:
        buf_c(b, "<list><oneOrMore>");
        put_choices(b, fact->choices);
        buf_c(b, "</oneOrMore></list>");
        break;
    case NODE_ATTR_COUNT:
        put_data(b, "token", "pattern", "0*[1-9][0-9]{0,2}");
        break;
    case NODE_ATTR_COLUMNS:
        buf_c(b, "<list><oneOrMore>");
        put_data(b, "token", "pattern", "[0-9]*\\*|[0-9]+([.,][0-9]{1,3})?(mm|cm|pt)?");
        buf_c(b, "</oneOrMore></list>");
        break;
    case NODE_ATTR_RATIO:
        put_data(b, "token", "pattern", "1|0\\.[0-9]{1,6}");
        break;
    }
}

/* Of a branch only where it has a test: `need` says what is wanted of "test". */
static void put_attrs(struct buf *b, enum node_kind kind, enum node_attr_need test)
{
    size_t count;
    const struct node_attr_fact *facts = node_attr_facts(kind, &count);

    for (size_t i = 0; i < count; i++) {
        bool need = facts[i].need == NODE_ATTR_REQUIRED || test == NODE_ATTR_REQUIRED;

        buf_c(b, need ? "    " : "    <optional>");
        buf_printf(b, "<attribute name=\"%.*s\">", STR_ARG(facts[i].name));
        put_type(b, &facts[i]);
        buf_c(b, need ? "</attribute>\n" : "</attribute></optional>\n");
    }
}

static bool has_class(unsigned kind, enum node_class class)
{
    struct node probe = {.kind = (uint8_t)kind};

    return node_is(&probe, class);
}

static void put_refs(struct buf *b, const char *name, enum node_class class, const char *text)
{
    buf_printf(b, "\n  <define name=\"%s\">\n    <zeroOrMore><choice>%s\n", name, text);
    for (unsigned k = 0; k < NODE_KIND_COUNT; k++)
        if (has_class(k, class))
            buf_printf(b, "      <ref name=\"%s%s\"/>\n", node_element((enum node_kind)k),
                       class == NODE_CLASS_ROW && k != NODE_ROW ? ".rows" : "");
    buf_c(b, "    </choice></zeroOrMore>\n  </define>\n");
}

/* What a kind holds, where the classes do not say it all (read/xml/place.c). */
static const char *const contents[NODE_KIND_COUNT] = {
    [NODE_DOC] = "<oneOrMore><ref name=\"part\"/></oneOrMore>",
    [NODE_PART] = "<optional><ref name=\"head\"/></optional>"
                  "<optional><ref name=\"body\"/></optional>",
    [NODE_HEAD] = "<zeroOrMore><ref name=\"field\"/></zeroOrMore>",
    [NODE_FIELD] = "<choice><oneOrMore><ref name=\"item\"/></oneOrMore>"
                   "<ref name=\"inlines\"/></choice>",
    [NODE_ITEM] = "<choice><oneOrMore><ref name=\"field\"/></oneOrMore>"
                  "<ref name=\"inlines\"/></choice>",
    [NODE_TABLE] = "<ref name=\"rows\"/>",
    [NODE_ROW] = "<zeroOrMore><ref name=\"cell\"/></zeroOrMore>",
    [NODE_TEMPLATE] = "<zeroOrMore><choice><ref name=\"page\"/><ref name=\"style\"/>"
                      "<ref name=\"form\"/></choice></zeroOrMore>",
    [NODE_PAGE] = "<zeroOrMore><ref name=\"set\"/></zeroOrMore>",
    [NODE_STYLE] = "<zeroOrMore><ref name=\"set\"/></zeroOrMore>",
    [NODE_FORM] = "<zeroOrMore><ref name=\"frame\"/></zeroOrMore>",
};

static void put_content(struct buf *b, enum node_kind kind)
{
    struct node probe = {.kind = (uint8_t)kind};
    const char *slot = node_text_slot(kind);

    if (contents[kind] != NULL)
        buf_printf(b, "    %s\n", contents[kind]);
    else if (slot != NULL && slot[0] == '#')
        buf_c(b, "    <text/>\n");
    else if (node_can_contain(&probe, NODE_TEXT))
        buf_c(b, "    <ref name=\"inlines\"/>\n");
    else if (node_can_contain(&probe, NODE_PARA))
        buf_c(b, "    <ref name=\"blocks\"/>\n");
    else
        buf_c(b, "    <empty/>\n");
}

static void put_element(struct buf *b, enum node_kind kind)
{
    buf_printf(b, "\n  <define name=\"%s\"><element name=\"%s\">\n", node_element(kind),
               node_element(kind));
    put_attrs(b, kind, NODE_ATTR_OPTIONAL);
    put_content(b, kind);
    buf_c(b, "  </element></define>\n");
}

/* Controls hold what may stand in their place: blocks, or rows. */
static void put_controls(struct buf *b, const char *suffix, const char *holds)
{
    buf_printf(b,
               "\n  <define name=\"if%s\"><element name=\"if\">\n    <zeroOrMore>"
               "<element name=\"branch\">\n",
               suffix);
    put_attrs(b, NODE_BRANCH, NODE_ATTR_REQUIRED);
    buf_printf(b, "    <ref name=\"%s\"/>\n    </element></zeroOrMore>\n", holds);
    buf_printf(b,
               "    <optional><element name=\"branch\"><ref name=\"%s\"/></element></optional>\n"
               "  </element></define>\n",
               holds);
    buf_printf(b, "\n  <define name=\"for%s\"><element name=\"for\">\n", suffix);
    put_attrs(b, NODE_FOR, NODE_ATTR_OPTIONAL);
    buf_printf(b, "    <ref name=\"%s\"/>\n  </element></define>\n", holds);
}

static void put_schema(struct buf *b)
{
    buf_c(b, HEAD "  <start><choice><ref name=\"doc\"/><ref name=\"template\"/><ref name=\"form\"/>"
                  "</choice></start>\n");
    put_refs(b, "blocks", NODE_CLASS_BLOCK, "");
    put_refs(b, "rows", NODE_CLASS_ROW, "");
    put_refs(b, "inlines", NODE_CLASS_INLINE, "\n      <text/>");
    for (unsigned k = 0; k < NODE_KIND_COUNT; k++)
        if (k != NODE_IF && k != NODE_BRANCH && k != NODE_FOR)
            put_element(b, (enum node_kind)k);
    put_controls(b, "", "blocks");
    put_controls(b, ".rows", "rows");
    buf_c(b, "</grammar>\n");
}

static void test_schema(struct str path, struct str schema)
{
    struct buf wanted = BUF_NEW;

    put_schema(&wanted);
    if (getenv("ACCEPT") != NULL && !str_eq(schema, buf_view(&wanted)))
        CHECK(io_write(path.p, buf_view(&wanted)) == IO_OK);
    else if (unit_fails(str_eq(schema, buf_view(&wanted)), __FILE__, __LINE__))
        (void)printf("%s is not what the tables say; ACCEPT=1 makes it so\n", path.p);
    buf_done(&wanted);
}

/* What it takes and refuses ------------------------------------------------------------ */

/* NULL when it is no schema. */
static xmlRelaxNGPtr compile(struct str schema)
{
    xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt(schema.p, (int)schema.n);
    xmlRelaxNGPtr grammar = xmlRelaxNGParse(parser);

    xmlRelaxNGFreeParserCtxt(parser);
    return grammar;
}

static void ignore(void *user, const char *format, ...)
{
    (void)user, (void)format;
}

/* The first fault of a text against the schema: its line, and its words in `words`; 0 for none. */
static long fault(xmlRelaxNGPtr grammar, struct str text, char *words, size_t size)
{
    xmlDocPtr doc = xmlReadMemory(text.p, (int)text.n, NULL, NULL,
                                  XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(grammar);
    int result = -1;
    long line = 0;

    xmlRelaxNGSetValidErrors(context, ignore, ignore, NULL);
    xmlResetLastError();
    if (doc != NULL)
        result = xmlRelaxNGValidateDoc(context, doc);
    if (result != 0) {
        const xmlError *last = xmlGetLastError();

        line = last != NULL && last->line > 0 ? last->line : 1;
        (void)snprintf(words, size, "%s", last != NULL ? last->message : "malformed");
    }
    xmlRelaxNGFreeValidCtxt(context);
    xmlFreeDoc(doc);
    return line;
}

static bool fits(xmlRelaxNGPtr grammar, struct str text)
{
    char words[200];

    return fault(grammar, text, words, sizeof(words)) == 0;
}

/* True when the reader has nothing against the text. */
static bool is_read(struct str text)
{
    struct doc *doc = doc_new(DIAG_EN);
    struct src *src = src_new(&doc->arena, STR("x.xml"), text);
    uint16_t number = diag_src(&doc->diag, src);
    bool is_doc = str_find(text, STR("<doc"), 0) != SIZE_MAX;
    bool ok;

    ok = is_doc ? read_xml(doc, src, number) : read_xml_template(doc, src, number) != NULL;
    doc_free(doc);
    return ok;
}

static void check_file(xmlRelaxNGPtr grammar, const char *path)
{
    char words[200] = "not read";
    struct buf text = BUF_NEW;
    long line = -1;

    if (io_read(path, FILE_MAX, &text) == IO_OK)
        line = fault(grammar, buf_view(&text), words, sizeof(words));
    CHECK_SAY(line == 0, "%s:%ld: %s", path, line, words);
    buf_done(&text);
}

/* The schema refuses a text that the reader takes. */
static bool is_missed(xmlRelaxNGPtr grammar, struct str text)
{
    return is_read(text) && !fits(grammar, text); /* nearly all are not read: the quicker one */
}

/* Puts `other` in the place of from … to. */
static void spoil(xmlRelaxNGPtr grammar, struct str text, size_t from, size_t to, const char *other)
{
    struct buf b = BUF_NEW;

    buf_str(&b, str_sub(text, 0, from));
    buf_c(&b, other);
    buf_str(&b, str_sub(text, to, text.n));
    CHECK_SAY(!is_missed(grammar, buf_view(&b)),
              "only the schema refuses “%s” in the place of “%.*s”", other,
              STR_ARG(str_sub(text, from, to)));
    buf_done(&b);
}

/* A name in the place of each attribute, a value in that of each value. */
static void spoil_attribute(xmlRelaxNGPtr grammar, struct str text, size_t equals)
{
    size_t end = str_find_char(text, text.p[equals + 1], equals + 2);
    size_t from = equals;

    while (from > 0 && text.p[from - 1] != ' ' && text.p[from - 1] != '\n')
        from--;
    if (end == SIZE_MAX)
        return;
    spoil(grammar, text, from, end + 1, "");
    spoil(grammar, text, from, equals, "colour");
    spoil(grammar, text, equals + 2, end, "");
    spoil(grammar, text, equals + 2, end, "?");
}

static void spoil_element(xmlRelaxNGPtr grammar, struct str text, size_t from, size_t to)
{
    static const char *const others[] = {"<para/>", "<row/>",  "<cell/>", "<br/>",   "<set/>",
                                         "<head/>", "<part/>", "chữ",     "<page/>", "<form/>"};

    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        spoil(grammar, text, from, to, others[i]);
}

/* Everything that can be spoilt at one place. */
static void spoil_file(xmlRelaxNGPtr grammar, const char *path)
{
    struct buf b = BUF_NEW;
    struct str text;

    if (io_read(path, FILE_MAX, &b) != IO_OK)
        return;
    text = buf_view(&b);
    for (size_t i = 0; i + 1 < text.n; i++) {
        if (text.p[i] == '=' && text.p[i + 1] == '"')
            spoil_attribute(grammar, text, i);
        else if (text.p[i] == '/' && text.p[i + 1] == '>') {
            size_t from = i;

            while (from > 0 && text.p[from] != '<')
                from--;
            spoil_element(grammar, text, from, i + 2);
        }
    }
    buf_done(&b);
}

static size_t each_file(struct arena *a, xmlRelaxNGPtr grammar, const char *pattern,
                        void (*check)(xmlRelaxNGPtr grammar, const char *path))
{
    struct str path = arena_printf(a, "%.*s/%s", STR_ARG(repository()), pattern);
    glob_t found;
    size_t count;

    if (glob(path.p, 0, NULL, &found) != 0)
        return 0;
    count = found.gl_pathc;
    for (size_t i = 0; i < count; i++)
        check(grammar, found.gl_pathv[i]);
    globfree(&found);
    return count;
}

#define DOC(body) "<doc><part kind='main'><head/><body>" body "</body></part></doc>"
#define HEAD_OF(fields) "<doc><part kind='main'><head>" fields "</head></part></doc>"

static void test_cases(xmlRelaxNGPtr grammar)
{
    static const struct row {
        const char *text;
        bool valid;
    } rows[] = {
        {DOC("<para label='1.' label-kind='so'>a <strong>b<br/></strong>{{ x }}</para>"), true},
        {DOC("<para label-kind='so_9'/>"), false},
        {DOC("<para colour='red'/>"), false},
        {DOC("<quote><para/><table><row><cell rows='3' span='2'/></row></table></quote>"), true},
        {DOC("<table><row><cell rows='0'/></row></table>"), false},
        {DOC("<table columns='1cm 2* * 12,5mm' align='left auto'/>"), true},
        {DOC("<table columns='1 inch'/>"), false},
        {DOC("<table><if><branch test='x'><row/></branch><branch/></if></table>"), true},
        {DOC("<table><if><branch><row/></branch><branch test='x'/></if></table>"), false},
        {DOC("<table><for var='x' in='y'><para/></for></table>"), false},
        {DOC("<for var='x' in='y'><para/></for>"), true},
        {DOC("<for var='x'/>"), false},
        {DOC("chữ"), false},
        {DOC("<part kind='main'/>"), false},
        {"<doc/>", false},
        {"<doc><part kind='main'><body/><head/></part></doc>", false},
        {HEAD_OF("<field name='a'>x<item/></field>"), false},
        {HEAD_OF("<field name='a'><item>x</item></field>"), true},
        {"<template id='x'><page><set name='a' value='1'/></page><form id='1'/></template>", true},
        {"<template id='x'><set name='top' value='1'/></template>", false},
        {"<form id='1'><frame name='a'><rule of='above' ratio='0.4'/></frame></form>", true},
        {"<form id='1'><frame name='a'><rule ratio='4'/></frame></form>", false},
        {"<!DOCTYPE doc><doc/>", false},
    };

    UNIT_EACH (struct row, r, rows) {
        CHECK(fits(grammar, str_c(r->text)) == r->valid);
        CHECK(is_read(str_c(r->text)) == r->valid);
    }
}

int main(void)
{
    struct arena a;
    struct str path;
    struct buf text = BUF_NEW;
    xmlRelaxNGPtr grammar;

    arena_init(&a);
    path = arena_printf(&a, "%.*s/templates/vanban.rng", STR_ARG(repository()));
    (void)io_read(path.p, FILE_MAX, &text); /* absent: differs */
    test_schema(path, buf_view(&text));
    buf_clear(&text);
    (void)io_read(path.p, FILE_MAX, &text); /* as accepted */
    grammar = compile(buf_view(&text));
    CHECK(grammar != NULL);
    if (grammar != NULL) {
        CHECK(each_file(&a, grammar, "templates/*/*.xml", check_file) > 0);
        (void)each_file(&a, grammar, "examples/*.xml", check_file); /* there may be none */
        CHECK(each_file(&a, grammar, "examples/*/*.xml", check_file) > 0);
        CHECK(each_file(&a, grammar, "templates/*/*.xml", spoil_file) > 0);
        test_cases(grammar);
    }
    xmlRelaxNGFree(grammar);
    buf_done(&text);
    arena_done(&a);
    return unit_done();
}
