/* SPDX-License-Identifier: MIT */
/* layout/num.c: which labels become native, in which list, and which
 * stay as written. */
#include "unit.h"

#include "layout/private.h"

/*
 * A case is the labels of a document in order, one a word ("_" for the blank of
 * "Chương_I"), a bold one behind "!", and what becomes of each: "=" literal, a
 * letter the list (a is the first) with "'" for each level below the top.
 * `lists` are the starts of the lists.
 */
static const struct {
    const char *labels, *want, *lists;
} cases[] = {
    /* the plan of 2023: two parts III; the second would be printed IV */
    {"I. 1. 2. II. 1. 2. 3. III. 1. 1.1. 1.2. 2. 3. III. 1. 2. 2.1. 2.2.",
     "a b b a c c c a d d' d' d d = e e e' e'", "1 1 1 1 1"},
    /* behind the literal one the count begins anew */
    {"I. II. II. III. IV.", "a a = b b", "1 3"},
    {"1. 2. 4. 5. 6.", "a a = b b", "1 5"},
    {"2. 3.", "= a", "3"},
    {"1. 1. 2.", "a b b", "1 1"},
    /* a new parent begins a new scope, even where the number would go on */
    {"I. 1. 2. II. 3. 4.", "a b b a = c", "1 1 4"},
    /* Điều and Chương run on */
    {"Chương_I Điều_1. 1. Điều_2. Chương_II Điều_3. 1. 2.", "a b c b a b d d", "1 1 1 1"},
    {"Phần_I Chương_I Phần_II Chương_II", "a b a b", "1 1"},
    {"Phần_I Chương_I Mục_1 Tiểu_mục_1 Mục_2 Chương_II Mục_1", "a b c d c b e", "1 1 1 1 1"},
    /* as written, not as a list prints */
    {"Phần_1 Phần_2", "= =", ""},
    {"A. B. C. D. Đ. E.", "a a a a = =", "1"},
    /* bold numbers are a list of their own */
    {"!1. !2. 3. 4. !5.", "a a b b c", "1 3 5"},
    {"!1. !1.1. 1.2.", "a a' =", "1"},
    /* levels need their parent in the list */
    {"2. 2.1. 2.2.", "= = =", ""},
    {"1. 1.1. 1.3. 1.4. 1.2.", "a a' = = a'", "1"},
    {"1. 2.1. 1.1.", "a = a'", "1"},
    {"1. 1.1. 1.1.1. 1.1.2. 1.2. 1.2.1. 1.1.3.", "a a' a'' a'' a' a'' =", "1"},
    {"1.1. 1.2.", "= =", ""},
    {"1. 2. 4. 4.1. 5. 5.1.", "a a = = b b'", "1 5"},
    /* never counted */
    {"1. a) b) - + * (1) 1) 2.", "a = = = = = = = a", "1"},
    {"Phụ_lục_I Phụ_lục_II", "= =", ""},
};

static struct label read_label(struct doc *doc, struct str word)
{
    struct label label = {.kind = LABEL_KIND_COUNT};
    bool bold = word.n > 0 && word.p[0] == '!';
    char *line = arena_alloc(&doc->arena, word.n + 3);
    size_t n = 0;

    for (size_t i = bold ? 1 : 0; i < word.n; i++)
        line[n++] = word.p[i] == '_' ? ' ' : word.p[i];
    line[n++] = ' ';
    line[n++] = 'x';
    CHECK(label_scan((struct str){line, n}, true, &label) > 0);
    label.bold = bold;
    return label;
}

static void add_result(struct buf *b, const struct box_label *label)
{
    if (b->n > 0)
        buf_char(b, ' ');
    if (label->form == BOX_LABEL_LITERAL) {
        buf_char(b, '=');
        return;
    }
    buf_char(b, (char)('a' + label->list));
    for (unsigned i = 0; i < label->level; i++)
        buf_char(b, '\'');
}

static void run_case(const char *labels, const char *want, const char *lists)
{
    struct doc *doc = doc_new(DIAG_VI);
    struct layout layout = {0};
    struct layout_ctx ctx = {.doc = doc, .arena = &doc->arena, .layout = &layout};
    struct buf got = BUF_NEW;
    struct buf starts = BUF_NEW;
    struct str rest = str_c(labels);
    struct str word;

    layout_num_start(&ctx);
    while (str_split(&rest, ' ', &word)) {
        struct label label = read_label(doc, word);
        struct box_label out = layout_num_label(&ctx, &label, true);

        CHECK(str_eq(out.text, label.text) && out.bold == label.bold);
        add_result(&got, &out);
    }
    CHECK_BUF(&got, want);
    for (size_t i = 0; i < layout.list_count; i++)
        buf_printf(&starts, "%s%u", i > 0 ? " " : "", layout.lists[i].start);
    CHECK_BUF(&starts, lists);
    doc_free(doc);
}

/* A style that does not number leaves the label as text, but counts it. */
static void test_literal_style(void)
{
    struct doc *doc = doc_new(DIAG_VI);
    struct layout layout = {0};
    struct layout_ctx ctx = {.doc = doc, .arena = &doc->arena, .layout = &layout};
    struct label one = read_label(doc, STR("1."));
    struct label two = read_label(doc, STR("2."));
    struct label chuong = read_label(doc, STR("Chương_I"));

    layout_num_start(&ctx);
    CHECK(layout_num_label(&ctx, &one, false).form == BOX_LABEL_LITERAL);
    CHECK(layout_num_label(&ctx, &two, true).form == BOX_LABEL_NATIVE);
    CHECK_UINT(layout.lists[0].start, 2);
    CHECK(layout_num_literal(&ctx, &chuong).own_line);
    CHECK(!layout_num_literal(&ctx, &one).own_line);
    doc_free(doc);
}

int main(void)
{
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        unit_row = i;
        run_case(cases[i].labels, cases[i].want, cases[i].lists);
    }
    unit_row = SIZE_MAX;
    test_literal_style();
    return unit_done();
}
