/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes XML with libFuzzer (`make fuzz FUZZ=xml`). The first byte selects: the bare parser with
 * handlers that stop at an event (the byte says which), the reader of sources with the writers that
 * need no layout, or the reader of templates.
 *
 * Detects sanitizer reports, excessive time or memory, events that do not nest or lie outside the
 * text, a result inconsistent with the messages, a tree that fails the audit, and output that does
 * not read back as the same tree.
 */
#include <string.h>

#include "base/utf8.h"
#include "judge.h"
#include "read/xml/xml.h"
#include "wrap/xml.h"
#include "write/write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bare parser ------------------------------------------------------------------------------ */

struct events {
    struct str text;
    unsigned depth;
    unsigned left; /* events until a handler stops the parser; 0: none does */
    bool stopped;
};

static void hold(bool right, const char *what)
{
    if (right)
        return;
    (void)fprintf(stderr, "fuzz: %s\n", what);
    abort();
}

static bool go_on(struct events *e)
{
    hold(!e->stopped, "an event after the stop");
    e->stopped = e->left > 0 && --e->left == 0;
    return !e->stopped;
}

static void hold_tag(const struct events *e, const struct wrap_xml_element *element)
{
    hold(element->off < e->text.n && element->len <= e->text.n - element->off, "a tag outside");
    hold(e->text.p[element->off] == '<', "a tag that does not begin as one");
    hold(e->text.p[element->off + element->len - 1] == '>', "a tag that does not end as one");
    hold(utf8_valid(element->name, NULL) && element->name.n > 0, "no name");
}

static bool on_start(void *ctx, const struct wrap_xml_element *element)
{
    struct events *e = ctx;

    hold_tag(e, element);
    hold(element->depth == ++e->depth, "a depth that does not follow");
    for (size_t i = 0; i < element->attr_count; i++)
        hold(utf8_valid(element->attrs[i].value, NULL), "a value that is no UTF-8");
    return go_on(e);
}

static bool on_end(void *ctx, const struct wrap_xml_element *element)
{
    struct events *e = ctx;

    hold_tag(e, element);
    hold(element->depth == e->depth--, "an end of something else");
    return go_on(e);
}

static bool on_text(void *ctx, struct str text, size_t off)
{
    struct events *e = ctx;

    hold(off <= e->text.n && utf8_valid(text, NULL), "text outside");
    return go_on(e);
}

static void parse(struct str text, unsigned stop_at)
{
    static const struct wrap_xml_handler handler = {on_start, on_end, on_text, on_text};
    struct events e = {.text = text, .left = stop_at};
    struct wrap_xml_error error;
    enum wrap_xml_result result = wrap_xml_parse(text, &handler, &e, &error);

    hold((result == WRAP_XML_STOPPED) == e.stopped, "stopped by nobody");
    hold(result != WRAP_XML_OK || e.depth == 0, "an element without an end");
    hold(result == WRAP_XML_OK || result == WRAP_XML_STOPPED || error.message[0] != '\0',
         "a refusal without a word");
    hold(error.off <= text.n, "an error outside");
}

/* The dialect ---------------------------------------------------------------------------------- */

static struct doc *read_doc(struct str text, bool *ok)
{
    struct doc *doc = doc_new(DIAG_VI);
    uint16_t number = 0;
    struct src *src = doc_load_bytes(doc, "nguon.xml", text, POS_NONE, &number);

    *ok = src != NULL && read_xml(doc, src, number);
    hold(*ok != diag_stopped(&doc->diag), "a result that does not go with the messages");
    if (*ok && !doc_audit(doc, "fuzz"))
        abort();
    return doc;
}

/* Checks that the output of `-t xml` reads back as the same tree. */
static void write_and_read(struct doc *doc)
{
    static const char *const names[] = {"tree", "source", "xml"};
    struct buf out = BUF_NEW, first = BUF_NEW, second = BUF_NEW;
    struct doc *again;
    bool ok;

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        buf_clear(&out);
        ok = write_find(str_c(names[i]))->run(doc, NULL, &out);
        hold(ok != diag_stopped(&doc->diag), "written or stopped, not both");
        if (!ok)
            goto out;
        hold(utf8_valid(buf_view(&out), NULL), "written text is no UTF-8");
    }
    again = read_doc(buf_view(&out), &ok);
    hold(ok, "what was written is not read");
    doc_dump(&first, doc->root, false);
    doc_dump(&second, again->root, false);
    if (!str_eq(buf_view(&first), buf_view(&second)))
        (void)fprintf(stderr, "%.*s----\n%.*s", STR_ARG(buf_view(&first)),
                      STR_ARG(buf_view(&second)));
    hold(str_eq(buf_view(&first), buf_view(&second)), "another tree is read");
    doc_free(again);
out:
    buf_done(&out);
    buf_done(&first);
    buf_done(&second);
}

static void read_source(struct str text)
{
    bool ok;
    struct doc *doc = read_doc(text, &ok);

    if (ok)
        write_and_read(doc);
    doc_free(doc);
}

static void read_template(struct str text)
{
    struct doc *doc = doc_new(DIAG_EN);
    uint16_t number = 0;
    struct src *src = doc_load_bytes(doc, "mau.xml", text, POS_NONE, &number);
    bool ok = src != NULL && read_xml_template(doc, src, number) != NULL;

    hold(ok != diag_stopped(&doc->diag), "a result that does not go with the messages");
    doc_free(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text;

    if (size == 0)
        return 0;
    text = (struct str){(const char *)data + 1, size - 1};
    switch (data[0] % 4) {
    case 0:
        parse(text, data[0] / 4);
        break;
    case 1:
        read_template(text);
        break;
    default:
        read_source(text);
        break;
    }
    return 0;
}
