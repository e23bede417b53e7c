/* SPDX-License-Identifier: MIT */
/*
 * Nothing of a Markdown source is lost: every letter and digit is in the tree or
 * in a message, and places are those of the source. Arguments: files; without
 * any, the examples, the goldens, hostile sources and soups of tokens. $TOP is
 * the top of the repository.
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
#include "doc/doc.h"
#include "doc/doc_audit.h"
#include "doc/iter.h"
#include "doc/label.h"
#include "read/read_md.h"

#define CODE_POINTS 0x110000u
#define SECONDS_MAX 5.0
#define SOUPS 2000u

static int32_t counts[CODE_POINTS]; /* all zero between two sources */

/* Letters and digits, and how often they are in the source more than in what was
 * made of it. */
struct balance {
    int32_t *count;
    uint32_t end; /* behind the last one counted */
};

static void weigh(struct balance *b, struct str s, int32_t step)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);

        if (!utf8_is_letter(cp) && !utf8_is_digit(cp))
            continue;
        b->count[cp] += step;
        if (cp >= b->end)
            b->end = cp + 1;
    }
}

/* True when s is the name, capital or small. */
static bool is_tag_name(struct str s, const char *name)
{
    if (s.n != str_c(name).n)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if ((s.p[i] | 0x20) != name[i])
            return false;
    return true;
}

/* Letters of markup that is known: the reader turns it into structure. */
static void weigh_tags(struct balance *b, struct str s)
{
    static const char *const names[] = {"sup", "sub", "u", "b", "i", "br"};

    for (size_t i = 0; i + 2 < s.n; i++) {
        size_t at = i + 1 + (s.p[i + 1] == '/');

        if (s.p[i] != '<')
            continue;
        for (size_t k = 0; k < ARRAY_LEN(names); k++) {
            struct str name = str_sub(s, at, at + str_c(names[k]).n);
            size_t end = at + name.n;

            while (end < s.n && (s.p[end] == ' ' || s.p[end] == '/'))
                end++;
            if (is_tag_name(name, names[k]) && end < s.n && s.p[end] == '>')
                weigh(b, name, -1);
        }
    }
}

/* Elements of a ```vanban block; the words between them are weighed. */
static void weigh_dialect(struct balance *b, struct str s)
{
    for (size_t i = 0; (i = str_find(s, STR("```vanban\n"), i)) != SIZE_MAX; i++) {
        size_t end = str_find(s, STR("```"), i + 3);

        weigh(b, STR("vanban"), -1);
        for (size_t at = i; (at = str_find_char(s, '<', at)) < end;) {
            size_t close = str_find_char(s, '>', at);

            weigh(b, str_sub(s, at, close), -1);
            if (close == SIZE_MAX)
                break;
            at = close;
        }
    }
}

static void weigh_markup(struct balance *b, struct str s)
{
    static const char *const words[] = {"end", "endif", "endfor", "else", "elseif",
                                        "if",  "for",   "in",     "then", "do"};
    static const char *const names[] = {"ngang", "dọc",  "giữa", "phải",  "cột",
                                        "bảng",  "tổng", "hỏi",  "bỏ qua"};

    weigh_tags(b, s);
    weigh_dialect(b, s);
    for (size_t i = 0; (i = str_find(s, STR("&"), i)) != SIZE_MAX; i++) {
        size_t end = i + 1;

        while (end < s.n && end - i < 34 && s.p[end] != ';' && s.p[end] != ' ')
            end++;
        weigh(b, str_sub(s, i, end), -1);
    }
    for (size_t i = 0; (i = str_find(s, STR("vb:"), i)) != SIZE_MAX; i++) {
        weigh(b, STR("vb"), -1);
        for (size_t k = 0; k < ARRAY_LEN(names); k++)
            if (str_starts(str_trim(str_sub(s, i + 3, s.n)), str_c(names[k])))
                weigh(b, str_c(names[k]), -1);
    }
    for (size_t i = 0; (i = str_find(s, STR("{%"), i)) != SIZE_MAX; i++) {
        size_t end = str_find(s, STR("%}"), i);
        struct str inside = str_sub(s, i + 2, end);
        struct str word;

        while (str_split(&inside, ' ', &word))
            for (size_t k = 0; k < ARRAY_LEN(words); k++)
                if (str_is(word, words[k]))
                    weigh(b, word, -1);
        if (end == SIZE_MAX)
            break;
    }
}

/* What the tree says: labels, slots that hold what the author wrote. */
static void weigh_tree(struct balance *b, struct node *root)
{
    for (struct iter it = iter_start(root); iter_next(&it);) {
        const struct node *n = it.node;

        if (!it.enter || n->generated)
            continue;
        if (n->label != NULL)
            weigh(b, n->label->text, -1);
        if (n->kind != NODE_FIELD && n->kind != NODE_PART && n->kind != NODE_DIRECTIVE)
            weigh(b, n->name, -1);
        weigh(b, n->text, -1);
        weigh(b, node_attr(n, "title"), -1);
    }
}

static bool is_balanced(struct doc *doc, struct str text, char *lost)
{
    struct balance b = {counts, 0};
    bool ok = true;

    weigh(&b, text, 1);
    weigh_tree(&b, doc->root);
    weigh_markup(&b, text);
    for (uint32_t i = 0; i < doc->diag.count; i++)
        weigh(&b, doc->diag.entries[i].text, -1);
    for (uint32_t cp = 0; ok && cp < b.end; cp++) {
        ok = b.count[cp] <= 0;
        if (!ok)
            snprintf(lost, 40, "U+%04X, %d times", (unsigned)cp, (int)b.count[cp]);
    }
    memset(counts, 0, b.end * sizeof(counts[0]));
    return ok;
}

/* Same bytes, a line end for a blank. */
static bool is_same(struct str a, struct str b)
{
    for (size_t i = 0; i < a.n; i++)
        if (a.p[i] != b.p[i] && !(a.p[i] == '\n' && b.p[i] == ' '))
            return false;
    return true;
}

static bool is_placed(const struct node *n, struct str text)
{
    struct str at = str_sub(text, n->pos.off, n->pos.off + n->pos.len);

    if (n->pos.src == 0)
        return true;
    switch ((int)n->kind) {
    case NODE_TEXT:
        return at.n >= 1 && (at.n != n->text.n || is_same(at, n->text));
    case NODE_HOLE:
        return str_starts(at, STR("{{")) && str_ends(at, STR("}}"));
    case NODE_NOTE_REF:
        return str_starts(at, STR("[^")) && str_ends(at, STR("]"));
    case NODE_STRONG:
    case NODE_EMPH:
        return at.n >= 3 && strchr("*_<", at.p[0]) != NULL && strchr("*_>", at.p[at.n - 1]) != NULL;
    case NODE_CODE:
        return at.n >= 3 && at.p[0] == '`' && at.p[at.n - 1] == '`';
    case NODE_LINK:
        return at.n >= 3 && strchr("[<", at.p[0]) != NULL && strchr(")>", at.p[at.n - 1]) != NULL;
    case NODE_IMAGE:
        return str_starts(at, STR("![")) && str_ends(at, STR(")"));
    default:
        return true;
    }
}

static const struct node *misplaced(struct node *root, struct str text)
{
    for (struct iter it = iter_start(root); iter_next(&it);)
        if (it.enter && !is_placed(it.node, text))
            return it.node;
    return NULL;
}

/* Reads one source and checks it; `name` is for messages. */
static void check_source(const char *name, struct str raw)
{
    struct doc *doc = doc_new(DIAG_EN);
    clock_t start = clock();
    struct src_notes notes;
    const struct node *bad;
    struct str text = STR_NONE;
    struct src *src;
    uint16_t number;
    char lost[40] = "";
    double seconds;
    bool ok;

    if (src_normalise(&doc->arena, raw, &text, &notes) != SRC_OK) {
        doc_free(doc);
        return;
    }
    src = src_new(&doc->arena, str_c(name), text);
    number = diag_src(&doc->diag, src);
    ok = read_md(doc, src, number);
    seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (getenv("SLOW") != NULL && seconds > 0.2)
        printf("%s: %.2f s, arena %zu MB\n", name, seconds, doc->arena.total >> 20);
    CHECK_SAY(seconds < SECONDS_MAX, "%s: %.1f s", name, seconds);
    CHECK_SAY(doc_audit(doc, "read"), "%s: broken tree: %.*s", name,
          STR_ARG(doc->diag.entries[doc->diag.count - 1].text));
    bad = misplaced(doc->root, text);
    if (bad != NULL)
        CHECK_SAY(false, "%s: %s at %u+%u is not there: %.*s", name,
              node_element((enum node_kind)bad->kind), bad->pos.off, bad->pos.len,
              STR_ARG(utf8_trunc(bad->text, 60)));
    if (ok && doc->diag.left_out == 0)
        CHECK_SAY(is_balanced(doc, text, lost), "%s: lost: %s", name, lost);
    doc_free(doc);
}

static void check_file(const char *path)
{
    struct buf raw = BUF_NEW;

    CHECK_SAY(io_read(path, LIMIT_INPUT_BYTES, &raw) == IO_OK, "%s: cannot be read", path);
    check_source(path, buf_view(&raw));
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

/* Hostile sources: what is repeated, how often, what stands before. */
static const struct {
    const char *before, *unit;
    unsigned times;
} hostile[] = {
#include "hostile.def"
};

static void check_hostile(void)
{
    for (size_t i = 0; i < ARRAY_LEN(hostile); i++) {
        struct buf b = BUF_NEW;
        char name[80];

        buf_c(&b, hostile[i].before);
        for (unsigned k = 0; k < hostile[i].times; k++)
            buf_c(&b, hostile[i].unit);
        snprintf(name, sizeof(name), "hostile %zu", i);
        check_source(name, buf_view(&b));
        if (str_starts(buf_view(&b), STR("---\n"))) { /* as a head that is closed */
            buf_c(&b, "\n---\n");
            check_source(name, buf_view(&b));
        }
        buf_done(&b);
    }
}

/* A table of 2,500 columns and 2,500 rows. */
static void check_table(void)
{
    struct buf b = BUF_NEW;

    for (unsigned row = 0; row < 2501; row++) {
        for (unsigned column = 0; column < 2500; column++)
            buf_c(&b, row == 1 ? "|-" : "|a");
        buf_c(&b, "|\n");
    }
    check_source("large table", buf_view(&b));
    buf_done(&b);
}

static const char *const tokens[] = {
#include "token.def"
};

/* Random sources, always the same ones. */
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
        check_source(name, buf_view(&b));
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
        check_hostile();
        check_table();
        check_soups();
    }
    return unit_done();
}
