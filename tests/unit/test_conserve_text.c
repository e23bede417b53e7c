/* SPDX-License-Identifier: MIT */
/*
 * The law of found.h for texts: every letter and digit is in the printed tree or
 * listed, each as often. Arguments: files; without any, the examples, the goldens,
 * the seeds, hostile texts and soups of tokens. $TOP is the top of the repository.
 */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "unit.h"

#include "base/io.h"
#include "base/limit.h"
#include "base/utf8.h"
#include "doc/doc_audit.h"
#include "doc/found_count.h"
#include "doc/iter.h"
#include "read/read_text.h"

#define CODE_POINTS 0x110000u
#ifdef NDEBUG
#define SECONDS_MAX 5.0 /* of CPU for any text */
#else
#define SECONDS_MAX 15.0 /* the sanitizers take three to five times as long */
#endif
#define SOUPS 2000u

static int32_t counts[CODE_POINTS]; /* all zero between two texts */
static uint32_t counts_end;         /* behind the last one that is not */

static void weigh(struct str s, int32_t step)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);

        if (!utf8_is_letter(cp) && !utf8_is_digit(cp))
            continue;
        counts[cp] += step;
        if (cp >= counts_end)
            counts_end = cp + 1;
    }
}

static void weigh_tree(struct node *root)
{
    for (struct iter it = iter_start(root); iter_next(&it);) {
        const struct node *n = it.node;

        if (!it.enter)
            continue;
        if (n->kind == NODE_NOTE || n->kind == NODE_NOTE_REF || n->kind == NODE_LINK ||
            n->kind == NODE_IMAGE)
            weigh(n->name, -1);
        weigh(n->text, -1);
        if (n->kind == NODE_IMAGE)
            weigh(node_attr(n, "title"), -1);
    }
}

static bool is_balanced(const struct doc *doc, const struct found *found, struct str text,
                        char *lost)
{
    bool ok = true;

    weigh(text, 1);
    weigh_tree(doc->root);
    for (const struct found_entry *e = found->entries; e != NULL; e = e->next) {
        weigh(e->before, -1);
        weigh(e->after, 1);
    }
    for (uint32_t cp = 0; cp < counts_end; cp++) {
        if (counts[cp] != 0 && ok)
            snprintf(lost, 40, "U+%04X, %d times", (unsigned)cp, (int)counts[cp]);
        ok &= counts[cp] == 0;
        counts[cp] = 0;
    }
    counts_end = 0;
    return ok;
}

static void check_text(const char *name, struct str raw)
{
    struct doc *doc = doc_new(DIAG_EN);
    clock_t start = clock();
    struct src_notes notes;
    struct found found;
    struct str text = STR_NONE;
    struct src *src;
    char lost[40] = "";
    double seconds;
    bool ok;

    if (src_normalise(&doc->arena, raw, &text, &notes) != SRC_OK) {
        doc_free(doc);
        return;
    }
    found_init(&found, &doc->arena);
    src = src_new(&doc->arena, str_c(name), text);
    ok = read_text(doc, src, diag_src(&doc->diag, src), &found);
    seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (getenv("SLOW") != NULL && (seconds > 0.2 || doc->arena.total >> 20 > 64))
        printf("%s: %.2f s, arena %zu MB\n", name, seconds, doc->arena.total >> 20);
    CHECK_SAY(seconds < SECONDS_MAX, "%s: %.1f s", name, seconds);
    CHECK_SAY(doc_audit(doc, "read"), "%s: broken tree: %.*s", name,
              STR_ARG(doc->diag.entries[doc->diag.count - 1].text));
    if (ok) {
        CHECK_SAY(is_balanced(doc, &found, text, lost), "%s: lost: %s", name, lost);
        CHECK_SAY((int64_t)found.letters ==
                      (int64_t)found_count_tree(&found, doc->root) + found_count_listed(&found),
                  "%s: the program counts otherwise", name);
    }
    doc_free(doc);
}

static void check_file(const char *path)
{
    struct buf raw = BUF_NEW;

    CHECK_SAY(io_read(path, LIMIT_INPUT_BYTES, &raw) == IO_OK, "%s: cannot be read", path);
    check_text(path, buf_view(&raw));
    buf_done(&raw);
}

static size_t check_files(const char *top, const char *pattern)
{
    char path[4096];
    glob_t found;
    size_t count = 0;

    snprintf(path, sizeof(path), "%s/%s", top, pattern);
    if (glob(path, 0, NULL, &found) != 0)
        return 0;
    for (; count < found.gl_pathc; count++)
        check_file(found.gl_pathv[count]);
    globfree(&found);
    return count;
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
      {"", "10 MB ", 1666666},
      {"", "một dòng\n\n", 200000},
      {"", "Dòng không có dấu kết\nvà dòng sau\n", 100000},
      {"", "số 12-\nKH/TU\n", 50000},
      {"", "Tổ chức\n- Hành chính\n", 50000},
      {"", "UBND TỈNH     CỘNG HÒA\n", 50000},
      {"", "a     B\n", 100000},
      {"", "a   b   c   d\n", 20000},
      {"", "a\tb\n", 50000},
      {"", "a\t", 300000},
      {"", "   a", 300000},
      {"**a**\n\n", "+---+\n| a |\n", 100000},
      {"", "+--", 300000},
      {"a b\n", "-- ", 300000},
      {"a b\n-- --\n", "a b\n", 20000},
      {"", "-- --\na b\n", 50000},
      {"**a**\n\n", "<table>", 100000},
      {"**a**\n\n<table>", "<tr><td>a", 50000},
      {"**a**\n\n", "<table>\n", 100000},
      {"**a**\n\n", "[a]{.b}", 100000},
      {"**a**\n\n", "[", 300000},
      {"**a**\n\n", "{.", 300000},
      {"**a**\n\n", "^a", 300000},
      {"**a**\n\n", "&", 300000},
      {"", "a¹ b²\n", 100000},
      {"a¹\n", "¹ b\n", 100000},
      {"", "12\n", 200000},
      {"", "Trang 1\n\nUBND TỈNH\n", 100000},
      {"", "((((", 300000},
};

static void check_repeated(const char *before, const char *unit, unsigned times)
{
    struct buf b = BUF_NEW;
    char name[80];

    buf_c(&b, before);
    for (unsigned k = 0; k < times; k++)
        buf_c(&b, unit);
    snprintf(name, sizeof(name), "%u times %.20s", times, unit);
    check_text(name, buf_view(&b));
    buf_done(&b);
}

/* What is hostile to our own reader of Markdown, shorter; what is to this one. */
static void check_hostile(void)
{
    for (size_t i = 0; i < ARRAY_LEN(shared); i++)
        check_repeated(shared[i].before, shared[i].unit, shared[i].times / 5 + 1);
    for (size_t i = 0; i < ARRAY_LEN(hostile); i++)
        check_repeated(hostile[i].before, hostile[i].unit, hostile[i].times);
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

/* Random texts, always the same ones. */
static void check_soups(void)
{
    uint32_t seed = 2026;

    for (unsigned i = 0; i < SOUPS; i++) {
        struct buf b = BUF_NEW;
        char name[40];
        unsigned length = 1 + i % 60;

        for (unsigned k = 0; k < length; k++) {
            seed = seed * 1664525u + 1013904223u;
            buf_c(&b, tokens[(seed >> 8) % ARRAY_LEN(tokens)]);
        }
        snprintf(name, sizeof(name), "soup %u", i);
        if (getenv("SOUP") != NULL && strcmp(getenv("SOUP"), name + 5) == 0)
            printf("%s\n", b.p);
        check_text(name, buf_view(&b));
        buf_done(&b);
    }
}

int main(int argc, char **argv)
{
    const char *top = getenv("TOP") != NULL ? getenv("TOP") : ".";

    for (int i = 1; i < argc; i++)
        check_file(argv[i]);
    if (argc < 2) {
        CHECK_SAY(check_files(top, "examples/*.md") > 0, "no examples in %s", top);
        CHECK_SAY(check_files(top, "tests/golden/*/*.in.md") > 0, "no goldens in %s", top);
        CHECK_SAY(check_files(top, "tests/data/seeds/*.txt") == 5, "no seeds in %s", top);
        check_soups();
        check_hostile();
    }
    return unit_done();
}
