/* SPDX-License-Identifier: MIT */
/* read/read_md*.c, read/inline.c: sources and what they become. With PRINT in
 * the environment the table is printed as it would pass, to be read and kept. */
#include "unit.h"
#include "landmarks.h"

#include "read/md/md.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc/doc_audit.h"
#include "doc/doc_dump.h"
#include "doc/meta.h"
#include "read/hole.h"

/* What is looked at: the head or the body of the main part, or everything. */
enum part { HEAD, BODY, ALL };

static const struct {
    enum part part;
    const char *source, *tree, *messages; /* "number@line:column" each */
} cases[] = {
#include "read/md/md.def"
};

static void put_messages(struct buf *out, const struct diag *d, const struct src *src)
{
    for (uint32_t i = 0; i < d->count; i++) {
        const struct diag_entry *e = &d->entries[i];

        if (e->code == VB_HEAD_MISSING)
            continue;
        buf_printf(out, "%s%u@%u:%u", out->n > 0 ? " " : "", diag_number(e->code),
                   src_line(src, e->pos.off), src_column(src, e->pos.off));
    }
}

static void print_case(size_t i, const char *tree, const char *messages)
{
    static const char *const names[] = {"HEAD", "BODY", "ALL"};

    printf("    {%s,\n     ", names[cases[i].part]);
    unit_print_c(cases[i].source);
    printf(",\n     ");
    unit_print_c(tree);
    printf(",\n     ");
    unit_print_c(messages);
    printf("},\n");
}

static void check_case(size_t i)
{
    struct doc *doc = landmarks_doc(DIAG_VI);
    struct src *src = src_new(&doc->arena, STR("case"), str_c(cases[i].source));
    struct buf tree = BUF_NEW;
    struct buf messages = BUF_NEW;
    bool ok = read_md(doc, src, diag_src(&doc->diag, src));
    const struct node *node = doc->root;

    CHECK_SAY(ok == !diag_stopped(&doc->diag), "case %zu: result", i);
    buf_c(&messages, "");
    put_messages(&messages, &doc->diag, src);
    CHECK_SAY(doc_audit(doc, "read"), "case %zu: broken tree", i);
    if (cases[i].part == HEAD)
        node = meta_head(doc_main(doc));
    else if (cases[i].part == BODY)
        node = meta_body(doc_main(doc));
    doc_dump(&tree, node, false);
    buf_reserve(&messages, 1);
    if (getenv("PRINT") != NULL) {
        print_case(i, tree.p, messages.n > 0 ? messages.p : "");
    } else {
        CHECK_SAY(str_is(buf_view(&tree), cases[i].tree), "case %zu:\n%s\n-- becomes\n%s-- not\n%s",
                  i, cases[i].source, tree.p, cases[i].tree);
        CHECK_SAY(str_is(buf_view(&messages), cases[i].messages),
                  "case %zu:\n%s\n-- says %s, not %s", i, cases[i].source,
                  messages.n > 0 ? messages.p : "", cases[i].messages);
    }
    buf_done(&tree);
    buf_done(&messages);
    doc_free(doc);
}

/* Composed and decomposed letters, CRLF and a BOM give the same tree. */
static void check_normal_forms(void)
{
    static const char *const forms[] = {
        "\xEF\xBB\xBF# I. MỤC ĐÍCH\r\n\r\n**Toàn dân**\r\n",
        "# I. MU\xCC\xA3"
        "C \xC4\x90I\xCC\x81"
        "CH\n\n**Toa\xCC\x80n d\x61\xCC\x82n**\n",
    };

    for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
        struct doc *doc = landmarks_doc(DIAG_VI);
        struct src_notes notes;
        struct str text;
        struct src *src;
        struct buf tree = BUF_NEW;

        CHECK_SAY(src_normalise(&doc->arena, str_c(forms[i]), &text, &notes) == SRC_OK, "form %zu",
                  i);
        src = src_new(&doc->arena, STR("form"), text);
        CHECK_SAY(read_md(doc, src, diag_src(&doc->diag, src)), "form %zu", i);
        doc_dump(&tree, meta_body(doc_main(doc)), false);
        CHECK_SAY(str_is(buf_view(&tree), "body\n"
                                      "  heading [la_ma 1 \"I.\"] \"MỤC ĐÍCH\"\n"
                                      "  para strong(\"Toàn dân\")\n"),
              "form %zu: %s", i, tree.p);
        buf_done(&tree);
        doc_free(doc);
    }
}

static void check_controls(void)
{
    static const struct {
        const char *text;
        int word; /* -1: none */
        const char *var, *expr;
    } controls[] = {
        {"{% if a == 1 then %}", READ_HOLE_IF, "", "a == 1"},
        {"{%if a%}", READ_HOLE_IF, "", "a"},
        {"{% if (a)then %}", READ_HOLE_IF, "", "(a)"},
        {"{% elseif b then %}", READ_HOLE_ELSEIF, "", "b"},
        {"{% else %}", READ_HOLE_ELSE, "", ""},
        {"{% for x in nơi nhận do %}", READ_HOLE_FOR, "x", "nơi nhận"},
        {"{% for đơn_vị in ds %}", READ_HOLE_FOR, "đơn_vị", "ds"},
        {"{% endif %}", READ_HOLE_END, "", ""},
        {"{% end %}", READ_HOLE_END, "", ""},
        {"{% if %}", -1, "", ""},
        {"{% if then %}", -1, "", ""},
        {"{% for in ds %}", -1, "", ""},
        {"{% for x ds %}", -1, "", ""},
        {"{% while x %}", -1, "", ""},
        {"{% if a %} b {% end %}", -1, "", ""},
        {"{%}", -1, "", ""},
    };

    for (size_t i = 0; i < ARRAY_LEN(controls); i++) {
        struct read_hole_control got;
        bool ok = read_hole_control(str_c(controls[i].text), &got);

        CHECK_SAY(ok == (controls[i].word >= 0), "%s", controls[i].text);
        if (!ok || controls[i].word < 0)
            continue;
        CHECK_SAY((int)got.word == controls[i].word && str_is(got.var, controls[i].var) &&
                  str_is(got.expr, controls[i].expr),
              "%s: %.*s, %.*s", controls[i].text, STR_ARG(got.var), STR_ARG(got.expr));
    }
}

static void check_split(void)
{
    static const char text[] = "a \\{{ b {{ c }}{{ \"}}\" }} {{ d";
    struct doc *doc = landmarks_doc(DIAG_VI);
    struct src *src = src_new(&doc->arena, STR("split"), str_c(text));
    struct node *para = node_new(&doc->arena, NODE_PARA, POS_NONE);
    struct pos pos = {0, sizeof(text) - 1, diag_src(&doc->diag, src)};
    struct buf tree = BUF_NEW;

    read_hole_split(doc, para, str_c(text), pos);
    doc_dump(&tree, para, false);
    CHECK_SAY(str_is(buf_view(&tree), "+para \"a \" \"{{ b \" hole{expr=\"c\"} "
                                  "hole{expr=\"\\\"}}\\\"\"} \" {{ d\"\n"),
          "%s", tree.p);
    CHECK_SAY(para->last->pos.off == 25 && para->last->pos.len == 5, "place of the last text");
    CHECK_SAY(doc->diag.count == 1 && doc->diag.entries[0].code == VB_HOLE_UNCLOSED, "unclosed");
    buf_done(&tree);
    doc_free(doc);
}

/* Where inlines of a wrapped, marked and escaped paragraph come from. */
static void check_places(void)
{
    static const char text[] = "1. Đ **a**\n   b\\* {{ c }}\n";
    struct doc *doc = landmarks_doc(DIAG_VI);
    struct src *src = src_new(&doc->arena, STR("places"), str_c(text));
    struct buf tree = BUF_NEW;

    CHECK_SAY(read_md(doc, src, diag_src(&doc->diag, src)), "places");
    doc_dump(&tree, meta_body(doc_main(doc))->first, true);
    CHECK_SAY(str_starts(buf_view(&tree), STR("       0+26 ")), "paragraph: %s", tree.p);
    for (const struct node *n = meta_body(doc_main(doc))->first->first; n != NULL; n = n->next) {
        static const struct {
            uint32_t off, len;
        } want[] = {{3, 3}, {6, 5}, {11, 8}, {19, 7}};
        static size_t i;

        CHECK_SAY(n->pos.off == want[i].off && n->pos.len == want[i].len, "inline %zu: %u+%u", i,
              n->pos.off, n->pos.len);
        i++;
    }
    buf_done(&tree);
    doc_free(doc);
}

int main(void)
{
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        check_case(i);
    if (getenv("PRINT") != NULL)
        return 0;
    check_normal_forms();
    check_controls();
    check_split();
    check_places();
    return unit_done();
}
