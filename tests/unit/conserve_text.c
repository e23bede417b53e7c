/* SPDX-License-Identifier: MIT */
/*
 * The law of doc/ledger.h for texts: every letter and digit is in the printed tree or
 * listed, each as often. Arguments: files; without any, the examples, the goldens,
 * the seeds, hostile texts and soups of tokens. $TOP is the top of the repository.
 */
#include <time.h>

#include "conserve.h"
#include "landmarks.h"

#include "doc/doc_audit.h"
#include "doc/ledger_count.h"
#include "doc/walk.h"
#include "read/text/text.h"
#include "said.h"

#ifdef NDEBUG
#define SECONDS_MAX 5.0 /* of CPU for any text */
#else
#define SECONDS_MAX 15.0 /* the sanitizers take three to five times as long */
#endif

static void weigh_tree(const struct node *root)
{
    for (struct walk it = walk_start(root); walk_next(&it);) {
        const struct node *n = it.node;

        if (!it.enter)
            continue;
        if (n->kind == NODE_NOTE || n->kind == NODE_NOTE_REF || n->kind == NODE_LINK ||
            n->kind == NODE_IMAGE)
            conserve_weigh(n->name, -1);
        conserve_weigh(n->text, -1);
        if (n->kind == NODE_IMAGE)
            conserve_weigh(node_attr(n, "title"), -1);
    }
}

static bool is_balanced(const struct doc *doc, const struct ledger *ledger, struct str text,
                        char *lost)
{
    conserve_weigh(text, 1);
    weigh_tree(doc->root);
    for (const struct ledger_entry *e = ledger->entries; e != NULL; e = e->next) {
        conserve_weigh(e->before, -1);
        conserve_weigh(e->after, 1);
    }
    return conserve_balance(true, lost);
}

static double check_text(const char *name, struct str raw)
{
    struct doc *doc = landmarks_doc(DIAG_EN);
    clock_t start = clock();
    struct src_notes notes;
    struct ledger ledger;
    struct str text = STR_NONE;
    struct src *src;
    char lost[40] = "";
    double seconds;
    bool ok;

    if (src_normalise(&doc->arena, raw, &text, &notes) != SRC_OK) {
        doc_free(doc);
        return 0;
    }
    ledger_init(&ledger, &doc->arena);
    src = src_new(&doc->arena, str_c(name), text);
    ok = read_text(doc, src, diag_src(&doc->diag, src), &ledger);
    seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (getenv("SLOW") != NULL && (seconds > 0.2 || doc->arena.total >> 20 > 64))
        printf("%s: %.2f s, arena %zu MB\n", name, seconds, doc->arena.total >> 20);
    CHECK_SAY(seconds < SECONDS_MAX, "%s: %.1f s", name, seconds);
    CHECK_SAY(doc_audit(doc, "read"), "%s: broken tree: %.*s", name,
              STR_ARG(said(&doc->diag, doc->diag.count - 1)));
    if (ok) {
        CHECK_SAY(is_balanced(doc, &ledger, text, lost), "%s: lost: %s", name, lost);
        CHECK_SAY((int64_t)ledger.letters ==
                      (int64_t)ledger_count_tree(&ledger, doc->root) + ledger_count_listed(&ledger),
                  "%s: the program counts otherwise", name);
    }
    doc_free(doc);
    return seconds;
}

static const struct {
    const char *before, *unit;
    unsigned times;
} shared[] =
    {
#include "hostile.def"
},
  hostile[] = {
      {"**a**\n", "> ", 10000},
      {"", "10 MB ", 100000},
      {"", "một dòng\n\n", 20000},
      {"", "Dòng không có dấu kết\nvà dòng sau\n", 10000},
      {"", "số 12-\nKH/TU\n", 20000},
      {"", "Tổ chức\n- Hành chính\n", 10000},
      {"", "UBND TỈNH     CỘNG HÒA\n", 10000},
      {"", "a     B\n", 30000},
      {"", "a   b   c   d\n", 20000},
      {"", "a\tb\n", 50000},
      {"", "a\t", 150000},
      {"", "-\t", 150000},
      {"", "   a", 150000},
      {"**a**\n\n", "+---+\n| a |\n", 20000},
      {"", "+--", 150000},
      {"a b\n", "-- ", 150000},
      {"a b\n-- --\n", "a b\n", 20000},
      {"", "-- --\na b\n", 50000},
      {"**a**\n\n", "<table>", 50000},
      {"**a**\n\n<table>", "<tr><td>a", 50000},
      {"**a**\n\n", "<table>\n", 30000},
      {"**a**\n\n", "[a]{.b}", 30000},
      {"**a**\n\n", "[", 150000},
      {"**a**\n\n", "{.", 150000},
      {"**a**\n\n", "^a", 100000},
      {"**a**\n\n", "&", 150000},
      {"", "a¹ b²\n", 10000},
      {"a¹\n", "¹ b\n", 30000},
      {"", "12\n", 50000},
      {"", "Trang 1\n\nUBND TỈNH\n", 20000},
      {"", "((((", 150000},
};

/* Reading takes as long as the text: a text eight times as long may take twenty times as
 * long, and a little more, since clocks are coarse and the machine has other work. */
static void check_growth(const char *before, const char *piece, unsigned times)
{
    double part = conserve_repeat(before, piece, times / 8 + 1, "", check_text);
    double whole = conserve_repeat(before, piece, times, "", check_text);

    CHECK_SAY(whole < 0.1 + 20 * part, "%u times %.20s: %.2f s, an eighth of it %.2f s", times,
              piece, whole, part);
}

/* What is hostile to our own reader of Markdown, shorter; what is to this one. */
static void check_hostile(void)
{
    for (size_t i = 0; i < ARRAY_LEN(shared); i++)
        check_growth(shared[i].before, shared[i].unit, shared[i].times / 40 + 1);
    for (size_t i = 0; i < ARRAY_LEN(hostile); i++)
        check_growth(hostile[i].before, hostile[i].unit, hostile[i].times);
}

static const char *const tokens[] = {
#include "token.def"
    "\n+---+\n| a |\n+---+\n",
    "\n-- --\n",
    "\n-----\n",
    "   ",
    "     B",
    "\t1",
    "¹",
    "\n¹ a",
    "[1]",
    "\n[1] a",
    "<table>\n",
    "<tr><td>",
    "</td>",
    "\n</table>\n",
    "\n```{=html}\n<!-- -->\n```\n",
    "\n:::\n",
    "[",
    "]{.underline}",
    "{.mark}",
    "^2^",
    "\n2\n",
    "\nTrang 3\n",
    "-\n",
    "KH/TU",
    "số 5-",
    "\uFFFD",
    "</sub>",
    "<strong>",
    "<span class=\"x\">",
    "Nơi nhận:",
    "CỘNG HÒA",
    "\n\n\n",
    "\n    ",
    "\n====\n",
    "[a@b.vn](mailto:a@b.vn)",
    "\u00AD",
    "\u200B",
    "Ð",
};

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        conserve_file(argv[i], check_text);
    if (argc < 2) {
        conserve_files("examples/*.md", 1, check_text);
        conserve_files("tests/golden/*/*.in.md", 1, check_text);
        conserve_files("tests/data/seeds/*.txt", 5, check_text);
        conserve_soups(tokens, ARRAY_LEN(tokens), check_text);
        check_hostile();
    }
    return unit_done();
}
