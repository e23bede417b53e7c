/* SPDX-License-Identifier: MIT */
/* What write_source writes, read_md reads back as the same tree, whatever
 * characters stand in it; and YAML reads its head as the same fields. */
#include <string.h>

#include "unit.h"
#include "landmarks.h"

#include "base/vn.h"
#include "doc/doc_audit.h"
#include "doc/doc_dump.h"
#include "doc/iter.h"
#include "doc/meta.h"
#include "read/md/md.h"
#include "wrap/yaml.h"
#include "write/source/source.h"

#ifndef ROUNDS
#define ROUNDS 6000
#endif

/* Pieces with everything that Markdown or a head could trip over. */
static const char *const pieces[] = {"chữ",
                                     " chữ ",
                                     "Ữ",
                                     "“Toàn dân”",
                                     "*",
                                     "_",
                                     "a_b",
                                     "`",
                                     "[x](y)",
                                     "[^1]",
                                     "<b>",
                                     "</b>",
                                     "<",
                                     "a < b",
                                     "&amp;",
                                     "&",
                                     "R&D;",
                                     "{{",
                                     "}}",
                                     "{{ so }}",
                                     "{% if",
                                     "%}",
                                     "\\",
                                     "\\*",
                                     "1. ",
                                     "- ",
                                     "# ",
                                     "> ",
                                     "|",
                                     "---",
                                     "a) ",
                                     "đ) ",
                                     "2026. ",
                                     ".",
                                     ",",
                                     "(",
                                     ")",
                                     "5 * 3",
                                     "**",
                                     "***",
                                     "~~~",
                                     "http://a.vn",
                                     "<https://a.vn>",
                                     "!",
                                     "Điều 5. ",
                                     "I. ",
                                     "...",
                                     "’",
                                     " ",
                                     "  ",
                                     "\u00A0",
                                     "+ ",
                                     "* ",
                                     "(1) ",
                                     "``",
                                     "![",
                                     "](",
                                     "{",
                                     "}",
                                     "\n",
                                     "\n",
                                     "\n\n",
                                     "\n\n",
                                     "\n\n",
                                     "#. ",
                                     "**1. ",
                                     "**2.** ",
                                     "Phụ lục I",
                                     "Chương I. ",
                                     "- - -",
                                     "\n---\n",
                                     "\n***\n",
                                     "\n\n| a | b |\n|---|:-:|\n| ",
                                     " | ",
                                     "\n```\n",
                                     "\n\n> ",
                                     "\n<!-- vb: giữa -->\n",
                                     "<!-- x -->",
                                     "\n\n[^1]: ",
                                     "\n    ",
                                     "\n{% if a %}\n",
                                     "\n{% else %}\n",
                                     "\n{% end %}\n",
                                     "<br>",
                                     "<i>",
                                     "</i>",
                                     "<u>",
                                     "</u>",
                                     "'",
                                     "\"",
                                     ": ",
                                     "số: ",
                                     "loại: x",
                                     "–",
                                     "• ",
                                     "Căn cứ ",
                                     ";",
                                     "__",
                                     "#",
                                     "@",
                                     "%",
                                     "a@b.vn",
                                     "\t"};

static uint32_t state = 20260;

static uint32_t pick(uint32_t n)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % n;
}

/* Neighbouring texts as one: where a tag or a mark of a note was none, the reader
 * leaves two. A field without name and words is none. */
static void join_texts(struct doc *doc)
{
    for (struct iter it = iter_start(doc->root); iter_next(&it);) {
        struct node *n = it.node;

        while (it.enter && n->kind == NODE_TEXT && n->next != NULL && n->next->kind == NODE_TEXT) {
            n->text =
                arena_printf(&doc->arena, "%.*s%.*s", STR_ARG(n->text), STR_ARG(n->next->text));
            node_unlink(n->next);
        }
        if (!it.enter && n->kind == NODE_FIELD && n->name.n == 0 && n->first == NULL)
            node_unlink(n);
    }
}

static struct doc *read_source(struct str source)
{
    struct doc *doc = landmarks_doc(DIAG_EN);
    struct src_notes notes;
    struct str text = STR_NONE;
    struct src *src;

    (void)src_normalise(&doc->arena, source, &text, &notes); /* text always */
    src = src_new(&doc->arena, STR("x.md"), text);
    (void)read_md(doc, src, diag_src(&doc->diag, src)); /* the tree is whole nevertheless */
    join_texts(doc);
    return doc;
}

static void drop_blanks(struct buf *b)
{
    size_t n = 0;

    for (size_t i = 0; i < b->n; i++)
        if (b->p[i] != ' ')
            b->p[n++] = b->p[i];
    b->n = n;
}

/* True when a value of YAML is what the reader found in the head. */
static void check_yaml(struct doc *doc, struct str source)
{
    struct wrap_yaml_node *root = NULL;
    struct wrap_yaml_error error;
    size_t end = str_find(source, STR("\n---\n"), 0);
    struct str head = end == SIZE_MAX ? STR_NONE : str_sub(source, 4, end + 1);
    const struct node *field = meta_head(doc_main(doc))->first;
    const struct wrap_yaml_node *value;

    CHECK_SAY(wrap_yaml_parse(&doc->arena, head, &root, &error) == WRAP_YAML_OK, "%.*s: %.*s",
              STR_ARG(error.what), STR_ARG(head));
    value = root != NULL ? root->first : NULL;
    for (; field != NULL && value != NULL; field = field->next, value = value->next) {
        struct str name = vn_fold_in(&doc->arena, value->key->text);

        while (field != NULL && str_is(field->name, "can_cu") && field->text.n == 0)
            field = field->next;
        CHECK_SAY(field != NULL && str_eq(name, field->name), "%.*s", STR_ARG(head));
        if (field == NULL)
            return;
        if (value->kind == WRAP_YAML_SCALAR && str_find_char(value->text, '\n', 0) == SIZE_MAX) {
            struct buf again = BUF_NEW;
            struct doc *one;

            /* the value of YAML, where it needs no quotes: the same words */
            buf_printf(&again, "---\nx: y %.*s\n---\n", STR_ARG(value->text));
            one = read_source(buf_view(&again));
            {
                struct buf got = BUF_NEW;
                struct buf want = BUF_NEW;
                const struct node *read = meta_head(doc_main(one))->first;

                node_plain(&got, read);
                buf_c(&want, "y ");
                node_plain(&want, field);
                drop_blanks(&got);
                drop_blanks(&want);
                CHECK_SAY(str_eq(buf_view(&got), buf_view(&want)), "“%.*s” “%.*s”",
                          STR_ARG(buf_view(&got)), STR_ARG(buf_view(&want)));
                buf_done(&got);
                buf_done(&want);
            }
            doc_free(one);
            buf_done(&again);
        }
    }
}

/* A tree, its source, the tree of that, and the source of that. */
static void check_round(struct doc *doc, const char *what, struct str of)
{
    struct buf source = BUF_NEW;
    struct buf twice = BUF_NEW;
    struct buf want = BUF_NEW;
    struct buf got = BUF_NEW;
    struct doc *again;

    doc_dump(&want, doc->root, false);
    CHECK(write_source(doc, NULL, &source));
    again = read_source(buf_view(&source));
    CHECK(doc_audit(again, "read"));
    doc_dump(&got, again->root, false);
    CHECK_SAY(str_eq(buf_view(&got), buf_view(&want)),
              "%s\n%.*s\n==== source\n%.*s\n==== want\n%.*s\n==== got\n%.*s", what, STR_ARG(of),
              STR_ARG(buf_view(&source)), STR_ARG(buf_view(&want)), STR_ARG(buf_view(&got)));
    (void)write_source(again, NULL, &twice);
    CHECK_SAY(str_eq(buf_view(&source), buf_view(&twice)), "%s again\n%.*s\n====\n%.*s", what,
              STR_ARG(buf_view(&source)), STR_ARG(buf_view(&twice)));
    doc_free(again);
    buf_done(&source);
    buf_done(&twice);
    buf_done(&want);
    buf_done(&got);
}

static void put_pieces(struct buf *b, uint32_t most)
{
    for (uint32_t i = pick(most) + 1; i > 0; i--)
        buf_c(b, pieces[pick(ARRAY_LEN(pieces))]);
}

static void check_hostile_bodies(void)
{
    struct buf source = BUF_NEW;

    for (unsigned round = 0; round < ROUNDS && unit_failed < 5; round++) {
        struct doc *doc;

        buf_clear(&source);
        buf_c(&source, "---\nloại: kế hoạch\n---\n\n");
        put_pieces(&source, 14);
        if (str_find(buf_view(&source), STR("[^"), 0) != SIZE_MAX &&
            str_find(buf_view(&source), STR("Căn"), 0) != SIZE_MAX)
            continue; /* a note that is none may be the end of a căn cứ */
        doc = read_source(buf_view(&source));
        check_round(doc, "body", buf_view(&source));
        doc_free(doc);
    }
    buf_done(&source);
}

static void check_hostile_heads(void)
{
    static const char *const names[] = {"trích yếu: ", "cơ quan: ",       "số: ",
                                        "tên lạ: ",    "nơi nhận:\n  - ", "người ký:\n  chức vụ: "};
    struct buf source = BUF_NEW;

    for (unsigned round = 0; round < ROUNDS && unit_failed < 5; round++) {
        struct doc *doc;
        size_t from;

        buf_clear(&source);
        buf_c(&source, "---\nloại: kế hoạch\n");
        buf_c(&source, names[pick(ARRAY_LEN(names))]);
        from = source.n;
        put_pieces(&source, 6);
        for (size_t i = from; i < source.n; i++)
            if (source.p[i] == '\n')
                source.p[i] = ' ';
        buf_c(&source, "\n---\n\nChữ.\n");
        doc = read_source(buf_view(&source));
        check_round(doc, "head", buf_view(&source));
        if (!diag_stopped(&doc->diag)) {
            struct buf again = BUF_NEW;

            (void)write_source(doc, NULL, &again);
            check_yaml(doc, buf_view(&again));
            buf_done(&again);
        }
        doc_free(doc);
    }
    buf_done(&source);
}

int main(void)
{
    check_hostile_bodies();
    check_hostile_heads();
    return unit_done();
}
