/* SPDX-License-Identifier: MIT */
/* Finds the start of a text that would be read as another block. */
#include "write/source/escape.h"

#include "base/utf8.h"
#include "doc/label.h"

/* The first text of the block, inside emphasis. */
static const struct node *first_text(const struct node *root)
{
    const struct node *n = root->first;

    while (n != NULL && (n->kind == NODE_STRONG || n->kind == NODE_EMPH))
        n = n->first;
    return n != NULL && n->kind == NODE_TEXT && n->text.n > 0 ? n : NULL;
}

static bool is_break(struct str s, char mark)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != mark && s.p[i] != ' ')
            return false;
    return true;
}

/* Offset of the sign of the label that s would be read with, which must be escaped; SIZE_MAX:
 * none. */
static size_t label_sign(struct str s, bool in_heading)
{
    struct buf line = BUF_NEW;
    struct label label;
    size_t at = SIZE_MAX;

    buf_str(&line, utf8_trunc(s, 64));
    buf_char(&line, ' ');
    buf_char(&line, 'x');
    if (label_scan(buf_view(&line), in_heading, &label) > 0) {
        at = label.text.n - 1;
        while (at > 0 && ((unsigned char)label.text.p[at] & 0xC0) == 0x80)
            at--;
    }
    buf_done(&line);
    return at;
}

/* Offset of the byte of the first text to be escaped; SIZE_MAX: none. */
static size_t guard_of(struct str s, bool in_heading)
{
    size_t hashes = 0;

    while (hashes < s.n && s.p[hashes] == '#')
        hashes++;
    if (!in_heading && hashes > 0 && (hashes == s.n || s.p[hashes] == ' ' || s.p[hashes] == '\t'))
        return 0;
    if (str_starts(s, STR("#. ")) || s.p[0] == '>' || str_starts(s, STR("~~~")))
        return 0;
    if (s.p[0] == '-' && is_break(s, '-') && s.n > 1)
        return 0;
    if (in_heading && label_word_at(s, LABEL_PHU_LUC) > 0)
        return 0;
    return label_sign(s, in_heading);
}

struct write_source_escape write_source_escape_find(const struct node *block,
                                                    enum write_source_place place)
{
    const struct node *first = first_text(block);
    const struct node *last = block->last;
    bool in_heading = place == WRITE_SOURCE_HEADING;
    struct write_source_escape guard = {first, SIZE_MAX};

    if (first != NULL && (place == WRITE_SOURCE_LINE || in_heading))
        guard.at = guard_of(first->text, in_heading);
    else if (first != NULL && place == WRITE_SOURCE_LABELLED && is_break(first->text, '-'))
        guard.at = 0; /* `- --` is a page break */
    if (guard.at == SIZE_MAX && (block->kind == NODE_HEADING || block->kind == NODE_FIELD) &&
        place != WRITE_SOURCE_FIELD && last != NULL && last->kind == NODE_TEXT &&
        str_ends(last->text, STR("#"))) /* would close a heading */
        guard = (struct write_source_escape){last, last->text.n - 1};
    return guard;
}
