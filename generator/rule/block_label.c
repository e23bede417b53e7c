/* SPDX-License-Identifier: MIT */
/* Labels of printed blocks: headings in capitals, bullets of any shape, one reading
 * of what has two. */
#include "doc/inline_clean.h"
#include "rule/block.h"

/* Words of headings as they are printed in capitals, and as labels have them. */
static const struct {
    struct str printed, label;
} words[] = {
    {{"PHỤ LỤC", 11}, {"Phụ lục", 11}},   {{"Phụ Lục", 11}, {"Phụ lục", 11}},
    {{"PHẦN", 6}, {"Phần", 6}},           {{"CHƯƠNG", 8}, {"Chương", 8}},
    {{"TIỂU MỤC", 12}, {"Tiểu mục", 12}}, {{"MỤC", 5}, {"Mục", 5}},
    {{"ĐIỀU", 7}, {"Điều", 7}},
};

/* Bytes of a line in which a word of a heading and its number may stand. */
#define WORD_LABEL_MAX 48u

/* A label whose word is in capitals; its text is in the arena. */
static size_t scan_capitals(struct arena *a, struct str text, struct label *out)
{
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        struct str head = str_sub(text, 0, WORD_LABEL_MAX);
        struct str line;
        size_t n;

        if (!str_starts(text, words[i].printed))
            continue;
        head = str_sub(head, words[i].printed.n, head.n);
        line = arena_printf(a, "%.*s%.*s", STR_ARG(words[i].label), STR_ARG(head));
        n = label_scan(line, true, out);
        return n > 0 ? n - words[i].label.n + words[i].printed.n : 0;
    }
    return 0;
}

size_t rule_block_label_scan(struct arena *a, struct str text, struct label *out)
{
    size_t n = label_scan(text, true, out);

    return n > 0 ? n : scan_capitals(a, text, out);
}

static const struct label *last_of(const struct label *last, enum label_kind kind)
{
    return last[kind].depth > 0 ? &last[kind] : NULL;
}

bool rule_block_label_settle(struct label *last, struct label *label)
{
    struct label other;

    if (label_is_bullet(label->kind))
        return true;
    if (label_other(label, &other)) {
        bool follows = label_follows(label, last_of(last, label->kind));

        if (!follows && label_follows(&other, last_of(last, other.kind)))
            *label = other;
        else if (!follows && !label_is_first(label))
            return false;
    }
    last[label->kind] = *label;
    return true;
}
