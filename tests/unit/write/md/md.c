/* SPDX-License-Identifier: MIT */
/* What write_md_text writes, read_md reads back: the same words, the same
 * emphasis, whatever characters stand in them. */
#include <string.h>

#include "unit.h"
#include "landmarks.h"

#include "doc/iter.h"
#include "doc/label.h"
#include "doc/meta.h"
#include "read/md/md.h"
#include "write/md/text.h"

#define ROUNDS 4000

static const char head[] = "---\nloại: kế hoạch\ncơ quan: Văn phòng\n---\n\n";

/* Pieces with everything that Markdown could trip over. */
static const char *const pieces[] = {
    "chữ",  " chữ ", "Ữ",    "“Toàn dân”", "*",    "_",     "a_b",  "`",    "[x](y)", "[^1]",
    "<b>",  "<",     "a < b", "&amp;",     "&",    "R&D;",  "{{",   "}}",   "{% if",  "\\",
    "\\*",  "1. ",   "- ",   "# ",         "> ",   "|",     "---",  "a) ",  "đ) ",    "2026. ",
    ".",    ",",     "(",    ")",          "5 * 3", "**",   "~~",   "http://a.vn", "!", "Điều 5. ",
    "I. ",  "...",   "’",    " ",          "\u00A0", "+ ",  "* ",   "(1) ", "``",    "!["};

static uint32_t state = 12345;

static uint32_t pick(uint32_t n)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % n;
}

/* Letters of the run with its emphasis: B, I, or a dot, one mark a byte. */
static void flatten(struct buf *text, struct buf *marks, const struct layout *layout,
                    const struct node *node, const struct style *style)
{
    bool bold = style != NULL && style->value[SHEET_BOLD] != 0;
    bool italic = style != NULL && style->value[SHEET_ITALIC] != 0;
    struct run_iter iter = run_start(layout, node);
    struct run run;

    while (run_next(&iter, &run)) {
        if (run.kind != RUN_TEXT)
            continue;
        for (size_t i = 0; i < run.text.n; i++) {
            char c = run.text.p[i];

            if (c == ' ' || c == '\xC2' || c == '\xA0')
                continue; /* blanks may change sides of a mark, or be joined */
            buf_char(text, c);
            buf_char(marks, (char)('0' + (run.bold | bold) + 2 * (run.italic | italic) +
                                     4 * run.underline));
        }
    }
}

static struct node *random_para(struct doc *doc)
{
    struct node *para = node_new(&doc->arena, NODE_PARA, POS_NONE);
    static const enum node_kind kinds[] = {NODE_TEXT, NODE_TEXT, NODE_STRONG, NODE_EMPH,
                                           NODE_UNDERLINE};

    for (uint32_t i = 0, n = 1 + pick(5); i < n; i++) {
        enum node_kind kind = kinds[pick(ARRAY_LEN(kinds))];
        struct node *parent = para;
        struct buf words = BUF_NEW;

        for (uint32_t k = 0, m = 1 + pick(4); k < m; k++)
            buf_c(&words, pieces[pick(ARRAY_LEN(pieces))]);
        if (kind != NODE_TEXT) {
            parent = node_new(&doc->arena, kind, POS_NONE);
            node_append(para, parent);
            if (pick(4) == 0) {
                struct node *inner = node_new(&doc->arena, kinds[2 + pick(2)], POS_NONE);

                node_append(parent, inner);
                parent = inner;
            }
        }
        node_append(parent, node_text_new(&doc->arena,
                                          arena_str(&doc->arena, buf_view(&words)), POS_NONE));
        buf_done(&words);
    }
    return para;
}

/* The one paragraph of a source, NULL when there is not exactly one block. */
static struct node *read_back(struct doc *doc, struct str text)
{
    struct node *body;
    struct src *src = src_new(&doc->arena, STR("x.md"), text);

    if (!read_md(doc, src, diag_src(&doc->diag, src)))
        return NULL;
    body = meta_body(doc_main(doc));
    if (body->first == NULL || body->first != body->last || body->first->kind != NODE_PARA)
        return NULL;
    return body->first->label == NULL ? body->first : NULL;
}

static void one_round(const struct layout *layout)
{
    struct doc *doc = landmarks_doc(DIAG_VI);
    struct doc *again = landmarks_doc(DIAG_VI);
    struct node *para = random_para(doc);
    struct style style = {.value = {[SHEET_BOLD] = pick(2), [SHEET_ITALIC] = pick(2)}};
    struct box *box = box_new(&doc->arena, BOX_PARA, pick(2) == 0 ? &style : NULL, para);
    struct buf source = BUF_NEW;
    struct buf text[2] = {BUF_NEW, BUF_NEW};
    struct buf marks[2] = {BUF_NEW, BUF_NEW};
    struct node *back;

    flatten(&text[0], &marks[0], layout, para, box->style);
    buf_c(&source, head);
    write_md_text(&source, layout, box, WRITE_MD_LINE);
    buf_char(&source, '\n');
    if (text[0].n > 0) {
        back = read_back(again, arena_str(&again->arena, buf_view(&source)));
        CHECK(back != NULL);
        if (back != NULL) {
            flatten(&text[1], &marks[1], layout, back, NULL);
            CHECK(str_eq(buf_view(&text[0]), buf_view(&text[1])));
            CHECK(str_eq(buf_view(&marks[0]), buf_view(&marks[1])));
        }
        if (back == NULL || !str_eq(buf_view(&text[0]), buf_view(&text[1])) ||
            !str_eq(buf_view(&marks[0]), buf_view(&marks[1])))
            printf("  %s  [%s] [%s]\n  %s %s\n", source.p + sizeof(head) - 1, text[0].p,
                   text[1].p != NULL ? text[1].p : "-", marks[0].p,
                   marks[1].p != NULL ? marks[1].p : "-");
    }
    buf_done(&source);
    for (int i = 0; i < 2; i++) {
        buf_done(&text[i]);
        buf_done(&marks[i]);
    }
    doc_free(doc);
    doc_free(again);
}

int main(void)
{
    struct layout layout = {0};

    for (int i = 0; i < ROUNDS; i++)
        one_round(&layout);
    return unit_done();
}
