/* SPDX-License-Identifier: MIT */
/*
 * templates/vanban.rng: it is what the tables of node kinds, attributes and labels
 * say (ACCEPT=1 writes it), it takes every template and XML source in the
 * repository, and it refuses what the reader refuses.
 */
#include <glob.h>

#include "base/arena.h"
#include "base/io.h"
#include "doc/label.h"
#include "doc/node_attr.h"
#include "unit.h"
#include "wrap/xml_rng.h"

#define FILE_MAX (1u << 20)
#define HEAD                                                                                       \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                 \
    "<!-- SPDX-License-Identifier: MIT -->\n"                                                      \
    "<!-- The XML dialect of vanban: sources, templates and forms. Made from the tables in\n"      \
    "     generator/doc/ by tests/unit/test_vanban_rng.c; ACCEPT=1 with it makes it anew. -->\n" \
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
    buf_printf(b, "\n  <define name=\"if%s\"><element name=\"if\">\n    <zeroOrMore>"
                  "<element name=\"branch\">\n", suffix);
    put_attrs(b, NODE_BRANCH, NODE_ATTR_REQUIRED);
    buf_printf(b, "    <ref name=\"%s\"/>\n    </element></zeroOrMore>\n", holds);
    buf_printf(b, "    <optional><element name=\"branch\"><ref name=\"%s\"/></element></optional>\n"
                  "  </element></define>\n", holds);
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

static void check_file(struct str schema, const char *path)
{
    struct wrap_xml_rng_error error = {0, "not read"};
    struct buf text = BUF_NEW;

    if (unit_fails(io_read(path, FILE_MAX, &text) == IO_OK &&
                       wrap_xml_rng(schema, buf_view(&text), &error) == WRAP_XML_RNG_VALID,
                   __FILE__, __LINE__))
        (void)printf("%s:%u: %s\n", path, error.line, error.message);
    buf_done(&text);
}

static size_t check_files(struct arena *a, struct str schema, const char *pattern)
{
    struct str path = arena_printf(a, "%.*s/%s", STR_ARG(repository()), pattern);
    glob_t found;
    size_t count;

    if (glob(path.p, 0, NULL, &found) != 0)
        return 0;
    count = found.gl_pathc;
    for (size_t i = 0; i < count; i++)
        check_file(schema, found.gl_pathv[i]);
    globfree(&found);
    return count;
}

#define DOC(body) "<doc><part kind='main'><head/><body>" body "</body></part></doc>"
#define HEAD_OF(fields) "<doc><part kind='main'><head>" fields "</head></part></doc>"

static void test_cases(struct str schema)
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
        struct wrap_xml_rng_error error;
        enum wrap_xml_rng_result result = wrap_xml_rng(schema, str_c(r->text), &error);

        CHECK(result == (r->valid ? WRAP_XML_RNG_VALID : WRAP_XML_RNG_INVALID));
        CHECK((error.message[0] == '\0') == r->valid);
    }
}

static void test_errors(struct str schema)
{
    struct wrap_xml_rng_error error;

    CHECK(wrap_xml_rng(STR("<grammar/>"), STR("<doc/>"), &error) == WRAP_XML_RNG_SCHEMA);
    CHECK(error.message[0] != '\0');
    CHECK(wrap_xml_rng(schema, STR("<template id='x'>\n<page>\n<sett/></page></template>"),
                       &error) == WRAP_XML_RNG_INVALID);
    CHECK_UINT(error.line, 3);
}

int main(void)
{
    struct arena a;
    struct str path;
    struct buf text = BUF_NEW;
    struct str schema;

    arena_init(&a);
    path = arena_printf(&a, "%.*s/templates/vanban.rng", STR_ARG(repository()));
    (void)io_read(path.p, FILE_MAX, &text); /* absent: differs */
    test_schema(path, buf_view(&text));
    buf_clear(&text);
    (void)io_read(path.p, FILE_MAX, &text); /* as accepted */
    schema = buf_view(&text);
    CHECK(check_files(&a, schema, "templates/*/*.xml") > 0);
    (void)check_files(&a, schema, "examples/*.xml"); /* there may be none */
    CHECK(check_files(&a, schema, "examples/*/*.xml") > 0);
    test_cases(schema);
    test_errors(schema);
    buf_done(&text);
    arena_done(&a);
    return unit_done();
}
