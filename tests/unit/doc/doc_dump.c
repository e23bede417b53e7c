/* SPDX-License-Identifier: MIT */
/* doc/doc_dump.c: the form that the goldens are written in. */
#include "doc/doc_dump.h"

#include "doc/doc.h"
#include "doc/label.h"
#include "unit.h"

static const struct pos here = {12, 7, 1};

static struct node *add(struct doc *doc, struct node *parent, enum node_kind kind)
{
    struct node *n = node_new(&doc->arena, kind, here);

    node_append(parent, n);
    return n;
}

static void add_text(struct doc *doc, struct node *parent, const char *text)
{
    node_append(parent, node_text_new(&doc->arena, str_c(text), here));
}

/* A paragraph with an inline of every shape. */
static void add_inlines(struct doc *doc, struct node *para)
{
    struct node *n;

    add_text(doc, para, "Tiếp tục “");
    n = add(doc, para, NODE_EMPH);
    add_text(doc, n, "quán ");
    add_text(doc, add(doc, n, NODE_STRONG), "triệt");
    add(doc, para, NODE_NOTE_REF)->name = STR("1");
    add(doc, para, NODE_BR);
    add(doc, para, NODE_CODE)->text = STR("x\"y");
    n = add(doc, para, NODE_HOLE);
    n->text = STR("tên đơn vị");
    add_text(doc, n, "Sở");
    n = add(doc, para, NODE_IMAGE);
    n->name = STR("dấu");
    n->text = STR("dau.png");
    n = add(doc, para, NODE_LINK);
    n->text = STR("https://x");
    para->last->generated = true;
}

static struct doc *make_doc(void)
{
    static const struct label labels[] = {
        {.kind = LABEL_LA_MA, .depth = 1, .path = {1}, .text = {"I.", 2}},
        {.kind = LABEL_SO_2, .depth = 2, .path = {1, 2}, .bold = true, .text = {"1.2.", 4}},
        {.kind = LABEL_GACH, .automatic = true, .text = {"–", 3}},
    };
    struct doc *doc = doc_new(DIAG_VI);
    struct node *part = doc_add_part(doc, STR("main"), here);
    struct node *n = add(doc, part->first, NODE_FIELD);

    n->name = STR("so");
    n->text = STR("số");
    add_text(doc, n, "05");
    n = add(doc, part->last, NODE_HEADING);
    n->label = &labels[0];
    add_text(doc, n, "MỤC ĐÍCH");
    n = add(doc, part->last, NODE_PARA);
    n->label = &labels[1];
    node_set_attr(&doc->arena, n, "style", STR("Than"));
    add_inlines(doc, n);
    n = add(doc, part->last, NODE_PARA);
    n->label = &labels[2];
    n->generated = true;
    n = add(doc, part->last, NODE_VERBATIM);
    n->name = STR("vanban");
    n->text = STR("a\n\tb");
    add(doc, part->last, NODE_PAGE_BREAK);
    return doc;
}

#define PARA                                                                                       \
    "para{style=\"Than\"} [so_2 1.2 \"1.2.\" bold] \"Tiếp tục “\" emph(\"quán \" "                 \
    "strong(\"triệt\")) note-ref{id=\"1\"} br code(\"x\\\"y\") "                                   \
    "hole{expr=\"tên đơn vị\"}(\"Sở\") image{alt=\"dấu\" src=\"dau.png\"} "                        \
    "+link{href=\"https://x\"}"

static const char *const want = "doc\n"
                                "  part{kind=\"main\"}\n"
                                "    head\n"
                                "      field{name=\"so\" written=\"số\"} \"05\"\n"
                                "    body\n"
                                "      heading [la_ma 1 \"I.\"] \"MỤC ĐÍCH\"\n"
                                "      " PARA "\n"
                                "      +para [gach \"–\" auto]\n"
                                "      verbatim{info=\"vanban\"} \"a\\n\\u0009b\"\n"
                                "      page-break\n";

int main(void)
{
    struct doc *doc = make_doc();
    struct node *body = doc->root->first->last;
    struct node *para = body->first->next;
    struct buf b = BUF_NEW;

    doc_dump(&b, doc->root, false);
    CHECK_BUF(&b, want);
    buf_c(&b, "trước\n"); /* appended to, without an empty line */
    doc_dump(&b, para, false);
    CHECK_BUF(&b, "trước\n" PARA "\n");
    doc_dump(&b, para->first->next, false);
    CHECK_BUF(&b, "emph(\"quán \" strong(\"triệt\"))\n");
    doc_dump(&b, node_text_new(&doc->arena, STR("rời"), here), false);
    CHECK_BUF(&b, "\"rời\"\n");
    doc_dump(&b, body->last, true);
    CHECK_BUF(&b, "      12+7      page-break\n");
    doc_free(doc);
    return unit_done();
}
