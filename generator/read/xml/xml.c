/* SPDX-License-Identifier: MIT */
/* Turns parser events into nodes. */
#include "read/xml/xml.h"

#include "doc/seal.h"
#include "read/note.h"
#include "read/xml/private.h"

/* Wrapper around embedded blocks, which makes them one XML document. */
#define BLOCKS_BEGIN "<vanban>"
#define BLOCKS_END "</vanban>"

static void open_node(struct read_xml *x, struct node *n, const struct wrap_xml_element *element)
{
    read_xml_attr(x, n, element);
    if (x->at != NULL)
        node_append(x->at, n);
    else
        x->root = n;
    x->at = n;
    read_xml_check_open(x, n);
    if (!node_is(n, NODE_CLASS_INLINE))
        read_xml_text_edge(x);
}

static bool on_start(void *ctx, const struct wrap_xml_element *element)
{
    struct read_xml *x = ctx;
    enum node_kind kind;
    struct node *n;

    if (x->skip > 0) {
        x->skip++;
        return true;
    }
    if (x->input.pieces != NULL && element->depth == 1) {
        x->flat[1] = true; /* the wrapper itself */
        return true;
    }
    read_xml_text(x, element->off);
    if (!read_xml_place_take(x, element, &kind))
        return true;
    if (kind == NODE_DOC)
        n = x->doc->root;
    else
        n = node_new(&x->doc->arena, kind, read_xml_pos(x, element->off, element->len));
    x->flat[element->depth] = read_xml_place_is_flat(x, n);
    if (!x->flat[element->depth])
        open_node(x, n, element);
    return true;
}

static void close_node(struct read_xml *x, struct node *n)
{
    read_xml_check_close(x, n);
    if (!node_is(n, NODE_CLASS_INLINE))
        read_xml_text_edge(x);
    else if (!node_can_contain(n, NODE_TEXT) || n->kind == NODE_HOLE)
        read_xml_text_atom(x, n);
    if (n->kind == NODE_TEXT && n->text.n == 0)
        node_unlink(n);
}

static bool on_end(void *ctx, const struct wrap_xml_element *element)
{
    struct read_xml *x = ctx;
    struct node *n = x->at;

    if (x->skip > 0) {
        x->skip--;
        return true;
    }
    read_xml_text(x, element->off);
    if (n == NULL || x->flat[element->depth])
        return true;
    x->at = n->parent;
    close_node(x, n);
    return true;
}

static bool on_text(void *ctx, struct str text, size_t off)
{
    struct read_xml *x = ctx;

    if (x->skip > 0 || x->at == NULL)
        return true;
    if (x->run.text.n == 0)
        x->run.off = off;
    buf_str(&x->run.text, text);
    return true;
}

/* Comments between blocks are kept; one that would be a directive in Markdown is refused, as it
 * would have no effect here. */
static bool on_comment(void *ctx, struct str text, size_t off)
{
    struct read_xml *x = ctx;
    size_t len = text.n + STR("<!---->").n;
    struct node *n;

    if (x->is_template || x->skip > 0)
        return true;
    if (str_starts(str_trim(text), STR("vb:"))) {
        x->ok = false;
        diag_about(&x->doc->diag, read_xml_pos(x, off, len), VB_XML_MISPLACED,
                   diag_c("<!-- vb: … -->"), diag_str(STR_NONE),
                   diag_c("<directive name=\"…\" args=\"…\"/>"));
        return true;
    }
    if (x->at == NULL || node_can_contain(x->at, NODE_TEXT) ||
        !read_xml_place_fits(x, NODE_COMMENT))
        return true;
    read_xml_text(x, off);
    n = node_new(&x->doc->arena, NODE_COMMENT, read_xml_pos(x, off, len));
    n->text = read_xml_text_clean(x, str_trim(text));
    node_append(x->at, n);
    return true;
}

static void refuse_xml(struct read_xml *x, enum wrap_xml_result result,
                       const struct wrap_xml_error *error)
{
    struct pos pos = read_xml_pos(x, error->off, 0);
    enum diag_code code = x->input.pieces != NULL ? VB_FENCE_XML : VB_XML_BROKEN;

    if (result == WRAP_XML_REFUSED)
        code = VB_XML_DTD;
    else if (result == WRAP_XML_LIMIT)
        code = VB_LIMIT_XML;
    x->ok = false;
    diag_about(&x->doc->diag, pos, code, diag_foreign(str_c(error->message)));
}

static bool parse(struct read_xml *x, struct str text)
{
    static const struct wrap_xml_handler handler = {on_start, on_end, on_text, on_comment};
    struct wrap_xml_error error;
    enum wrap_xml_result result = wrap_xml_parse(text, &handler, x, &error);

    if (result != WRAP_XML_OK)
        refuse_xml(x, result, &error);
    buf_done(&x->run.text);
    return x->ok;
}

bool read_xml(struct doc *doc, const struct src *src, uint16_t number)
{
    struct read_xml x = {.doc = doc, .input = {.source = src->text, .number = number}, .ok = true};
    bool ok = parse(&x, str_sub(src->text, 0, seal_text_start(src->text)));

    for (struct node *part = doc->root->first; part != NULL; part = part->next)
        read_xml_check_part(&x, part);
    if (ok)
        read_note_check(doc);
    if (ok && doc_main(doc) == NULL) {
        diag_about(&doc->diag, read_xml_pos(&x, 0, 0), VB_XML_BAD_VALUE, diag_element("doc"),
                   diag_c("<part kind=\"main\">"));
        ok = false;
    }
    return ok;
}

struct node *read_xml_template(struct doc *doc, const struct src *src, uint16_t number)
{
    struct read_xml x = {.doc = doc,
                         .input = {.source = src->text, .number = number},
                         .is_template = true,
                         .ok = true};

    return parse(&x, src->text) ? x.root : NULL;
}

bool read_xml_blocks(struct doc *doc, uint16_t source, struct str text,
                     const struct read_xml_piece *pieces, size_t count, struct node *into)
{
    struct read_xml x = {
        .doc = doc,
        .input = {.source = diag_src_of(&doc->diag, (struct pos){.src = source})->text,
                  .number = source,
                  .pieces = pieces,
                  .piece_count = count,
                  .lead = STR(BLOCKS_BEGIN).n},
        .ok = true,
        .at = into};
    struct buf whole = BUF_NEW;
    bool ok;

    buf_c(&whole, BLOCKS_BEGIN);
    buf_str(&whole, text);
    buf_c(&whole, BLOCKS_END);
    ok = parse(&x, buf_view(&whole));
    buf_done(&whole);
    return ok;
}
