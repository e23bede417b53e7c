/* SPDX-License-Identifier: MIT */
/*
 * Nothing of a Markdown source is lost: every letter and digit is in the tree or
 * in a message, and places are those of the source. Arguments: files; without
 * any, the examples, the goldens, hostile sources and soups of tokens. $TOP is
 * the top of the repository.
 */
#include <time.h>

#include "conserve.h"
#include "landmarks.h"

#include "doc/doc.h"
#include "doc/doc_audit.h"
#include "doc/label.h"
#include "doc/walk.h"
#include "read/md/md.h"
#include "said.h"

#define SECONDS_MAX 5.0

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
static void weigh_tags(struct str s)
{
    static const char *const names[] = {"sup", "sub", "u", "s", "b", "i", "br"};

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
                conserve_weigh(name, -1);
        }
    }
}

/* Elements of a ```vanban block; the words between them are weighed. */
static void weigh_dialect(struct str s)
{
    for (size_t i = 0; (i = str_find(s, STR("```vanban\n"), i)) != SIZE_MAX; i++) {
        size_t end = str_find(s, STR("```"), i + 3);

        conserve_weigh(STR("vanban"), -1);
        for (size_t at = i; (at = str_find_char(s, '<', at)) < end;) {
            size_t close = str_find_char(s, '>', at);

            conserve_weigh(str_sub(s, at, close), -1);
            if (close == SIZE_MAX)
                break;
            at = close;
        }
    }
}

static void weigh_markup(struct str s)
{
    static const char *const words[] = {"end", "endif", "endfor", "else", "elseif",
                                        "if",  "for",   "in",     "then", "do"};
    static const char *const names[] = {"ngang", "dọc",  "giữa", "phải",  "cột",
                                        "bảng",  "tổng", "hỏi",  "bỏ qua"};

    weigh_tags(s);
    weigh_dialect(s);
    for (size_t i = 0; (i = str_find(s, STR("&"), i)) != SIZE_MAX; i++) {
        size_t end = i + 1;

        while (end < s.n && end - i < 34 && s.p[end] != ';' && s.p[end] != ' ')
            end++;
        conserve_weigh(str_sub(s, i, end), -1);
    }
    for (size_t i = 0; (i = str_find(s, STR("vb:"), i)) != SIZE_MAX; i++) {
        conserve_weigh(STR("vb"), -1);
        for (size_t k = 0; k < ARRAY_LEN(names); k++)
            if (str_starts(str_trim(str_sub(s, i + 3, s.n)), str_c(names[k])))
                conserve_weigh(str_c(names[k]), -1);
    }
    for (size_t i = 0; (i = str_find(s, STR("{%"), i)) != SIZE_MAX; i++) {
        size_t end = str_find(s, STR("%}"), i);
        struct str inside = str_sub(s, i + 2, end);
        struct str word;

        while (str_split(&inside, ' ', &word))
            for (size_t k = 0; k < ARRAY_LEN(words); k++)
                if (str_is(word, words[k]))
                    conserve_weigh(word, -1);
        if (end == SIZE_MAX)
            break;
    }
}

/* What the tree says: labels, slots that hold what the author wrote. */
static void weigh_tree(const struct node *root)
{
    for (struct walk it = walk_start(root); walk_next(&it);) {
        const struct node *n = it.node;

        if (!it.enter || n->generated)
            continue;
        if (n->label != NULL)
            conserve_weigh(n->label->text, -1);
        if (n->kind != NODE_FIELD && n->kind != NODE_PART && n->kind != NODE_DIRECTIVE)
            conserve_weigh(n->name, -1);
        conserve_weigh(n->text, -1);
        conserve_weigh(node_attr(n, "title"), -1);
    }
}

static bool is_balanced(struct doc *doc, struct str text, char *lost)
{
    conserve_weigh(text, 1);
    weigh_tree(doc->root);
    weigh_markup(text);
    for (uint32_t i = 0; i < doc->diag.count; i++)
        for (uint32_t k = 0; k < doc->diag.entries[i].arg_count; k++)
            conserve_weigh(doc->diag.entries[i].args[k].text, -1);
    return conserve_balance(false, lost);
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

static const struct node *misplaced(const struct node *root, struct str text)
{
    for (struct walk it = walk_start(root); walk_next(&it);)
        if (it.enter && !is_placed(it.node, text))
            return it.node;
    return NULL;
}

/* A conserve_check. */
static double check_source(const char *name, struct str raw)
{
    struct doc *doc = landmarks_doc(DIAG_EN);
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
        return 0;
    }
    src = src_new(&doc->arena, str_c(name), text);
    number = diag_src(&doc->diag, src);
    ok = read_md(doc, src, number);
    seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (getenv("SLOW") != NULL && seconds > 0.2)
        printf("%s: %.2f s, arena %zu MB\n", name, seconds, doc->arena.total >> 20);
    CHECK_SAY(seconds < SECONDS_MAX, "%s: %.1f s", name, seconds);
    CHECK_SAY(doc_audit(doc, "read"), "%s: broken tree: %.*s", name,
              STR_ARG(said(&doc->diag, doc->diag.count - 1)));
    bad = misplaced(doc->root, text);
    if (bad != NULL)
        CHECK_SAY(false, "%s: %s at %u+%u is not there: %.*s", name,
                  node_element((enum node_kind)bad->kind), bad->pos.off, bad->pos.len,
                  STR_ARG(utf8_trunc(bad->text, 60)));
    if (ok && doc->diag.left_out == 0)
        CHECK_SAY(is_balanced(doc, text, lost), "%s: lost: %s", name, lost);
    doc_free(doc);
    return seconds;
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
        const char *before = hostile[i].before;

        (void)conserve_repeat(before, hostile[i].unit, hostile[i].times, "", check_source);
        if (str_starts(str_c(before[0] != '\0' ? before : hostile[i].unit),
                       STR("---\n"))) /* as a head that is closed */
            (void)conserve_repeat(before, hostile[i].unit, hostile[i].times, "\n---\n",
                                  check_source);
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
    (void)check_source("large table", buf_view(&b));
    buf_done(&b);
}

static const char *const tokens[] = {
#include "token.def"
};

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        conserve_file(argv[i], check_source);
    if (argc < 2) {
        conserve_files("examples/*.md", 1, check_source);
        conserve_files("tests/golden/*/*.in.md", 1, check_source);
        check_hostile();
        check_table();
        conserve_soups(tokens, ARRAY_LEN(tokens), check_source);
    }
    return unit_done();
}
