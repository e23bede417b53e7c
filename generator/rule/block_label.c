/* SPDX-License-Identifier: MIT */
/* Labels of raw blocks: headings in capitals, bullets of any shape, resolution of ambiguous
 * labels. */
#include "base/utf8.h"
#include "doc/inline_clean.h"
#include "rule/block.h"

/* Prefix of a line, in bytes, that may hold the word of a heading and its number. */
#define WORD_LABEL_MAX 48u

/* Scans a label whose word is in capitals; its text is allocated in the arena. */
static size_t scan_capitals(struct arena *a, struct str text, struct label *out)
{
    for (unsigned k = 0; k < LABEL_KIND_COUNT; k++) {
        struct str word = str_trim(str_c(label_word((enum label_kind)k)));
        size_t printed = label_word_at(text, (enum label_kind)k);
        struct str line;
        size_t n;

        if (printed == 0 || label_is_bullet((enum label_kind)k))
            continue;
        line = arena_printf(a, "%.*s%.*s", STR_ARG(word),
                            STR_ARG(utf8_trunc(str_sub(text, printed, text.n), WORD_LABEL_MAX)));
        n = label_scan(line, true, out);
        return n > 0 ? n - word.n + printed : 0;
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
