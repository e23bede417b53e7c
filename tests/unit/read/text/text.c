/* SPDX-License-Identifier: MIT */
/*
 * read/read_text*.c: texts and the printed trees they become; the seeds against the
 * sources that were made of them by hand; letters and digits of all of them. With
 * files as arguments their trees are printed, and what was listed; with PRINT in the
 * environment the table as it would pass, to be read and kept.
 */
#include "unit.h"
#include "landmarks.h"

#include "read/text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc/doc_audit.h"
#include "doc/doc_dump.h"
#include "doc/iter.h"
#include "doc/label.h"
#include "doc/meta.h"
#include "read/md/md.h"

static const struct {
    const char *source, *tree, *listed; /* "id@line: before → after", a line each */
} cases[] = {
#include "read/text/text.def"
};

struct result {
    struct doc *doc;
    const struct src *src;
    struct ledger ledger;
    bool ok;
};

static struct result read_src(struct doc *doc, const struct src *src, uint16_t number)
{
    struct result r = {.doc = doc, .src = src};

    ledger_init(&r.ledger, &doc->arena);
    r.ok = read_text(doc, src, number, &r.ledger);
    return r;
}

static void put_listed(struct buf *out, const struct ledger *ledger)
{
    buf_c(out, "");
    buf_reserve(out, 1);
    for (const struct ledger_entry *e = ledger->entries; e != NULL; e = e->next)
        buf_printf(out, "%s@%.*s: %.*s → %.*s\n", ledger_id(e->what), STR_ARG(e->at),
                   STR_ARG(e->before), STR_ARG(e->after));
}

static int print_file(const char *path)
{
    struct doc *doc = landmarks_doc(DIAG_VI);
    struct buf out = BUF_NEW;
    uint16_t number;
    const struct src *src = doc_load(doc, path, POS_NONE, &number);
    struct result r;

    if (src == NULL)
        return 1;
    r = read_src(doc, src, number);
    doc_dump(&out, meta_body(doc_main(doc)), false);
    put_listed(&out, &r.ledger);
    printf("%s", out.p);
    buf_done(&out);
    doc_free(doc);
    return 0;
}

static void check_case(size_t i)
{
    struct doc *doc = landmarks_doc(DIAG_VI);
    const struct src *src = src_new(&doc->arena, STR("case"), str_c(cases[i].source));
    struct result r = read_src(doc, src, diag_src(&doc->diag, src));
    struct buf tree = BUF_NEW;
    struct buf listed = BUF_NEW;

    CHECK_SAY(r.ok && doc_audit(doc, "read"), "case %zu: broken tree", i);
    doc_dump(&tree, meta_body(doc_main(doc)), false);
    put_listed(&listed, &r.ledger);
    if (getenv("PRINT") != NULL) {
        printf("    {");
        unit_print_c(cases[i].source);
        printf(",\n     ");
        unit_print_c(tree.p);
        printf(",\n     ");
        unit_print_c(listed.n > 0 ? listed.p : "");
        printf("},\n");
    } else {
        CHECK_SAY(str_is(buf_view(&tree), cases[i].tree), "case %zu:\n%s\n-- becomes\n%s-- not\n%s",
                  i, cases[i].source, tree.p, cases[i].tree);
        CHECK_SAY(str_is(buf_view(&listed), cases[i].listed), "case %zu:\n%s\n-- lists %s, not %s",
                  i, cases[i].source, listed.n > 0 ? listed.p : "", cases[i].listed);
    }
    buf_done(&tree);
    buf_done(&listed);
    doc_free(doc);
}

/* The words of a block with its label, as printed. */
static struct str words_of(struct arena *a, const struct node *block)
{
    struct str words = node_plain_in(a, block);

    if (block->label == NULL)
        return words;
    return arena_printf(a, "%.*s %.*s", STR_ARG(block->label->text), STR_ARG(words));
}

/* Every block of a source made by hand is a paragraph of the raw text, in its order. */
static void check_seed(const char *seed, const char *example)
{
    struct doc *doc = landmarks_doc(DIAG_VI);
    struct doc *hand = landmarks_doc(DIAG_VI);
    const char *top = getenv("TOP") != NULL ? getenv("TOP") : ".";
    struct str seed_path = arena_printf(&doc->arena, "%s/tests/data/seeds/%s.txt", top, seed);
    struct str hand_path = arena_printf(&doc->arena, "%s/examples/%s.md", top, example);
    uint16_t number;
    const struct src *src = doc_load(doc, seed_path.p, POS_NONE, &number);
    uint16_t hand_number;
    const struct src *hand_src = doc_load(hand, hand_path.p, POS_NONE, &hand_number);
    const struct node *at;
    size_t count = 0;

    if (src == NULL || hand_src == NULL) {
        CHECK_SAY(false, "%s: cannot be read", seed);
        return;
    }
    CHECK_SAY(read_src(doc, src, number).ok && read_md(hand, hand_src, hand_number), "%s", seed);
    at = meta_body(doc_main(doc))->first;
    for (const struct node *n = meta_body(doc_main(hand))->first; n != NULL; n = n->next) {
        struct str want = words_of(&hand->arena, n);
        const struct node *ledger = at;

        if (n->kind != NODE_PARA && n->kind != NODE_HEADING)
            continue;
        while (ledger != NULL && !str_eq(words_of(&doc->arena, ledger), want))
            ledger = ledger->next;
        CHECK_SAY(ledger != NULL, "%s: no paragraph “%.*s”", seed, STR_ARG(want));
        count++;
        if (ledger != NULL)
            at = ledger->next;
    }
    CHECK_SAY(count > 20, "%s: %zu blocks", seed, count);
    doc_free(doc);
    doc_free(hand);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (print_file(argv[i]) != 0)
            return 1;
    if (argc > 1)
        return 0;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        check_case(i);
    if (getenv("PRINT") != NULL)
        return 0;
    check_seed("000", "ke-hoach-thi-dua-2026-2030");
    check_seed("001", "ke-hoach-thi-dua-2023-2025");
    check_seed("002", "ke-hoach-ma-tuy-2024");
    check_seed("003", "thang-hanh-dong-2026");
    check_seed("004", "bao-cao-thi-dua-2023");
    return unit_done();
}
