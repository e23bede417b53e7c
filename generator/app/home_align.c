/* SPDX-License-Identifier: MIT */
/* The longest common subsequence of two lists of marks, ends apart. */
#include <string.h>

#include "app/home_private.h"
#include "base/num.h"

/* Pairs that may be compared: what lies between the equal ends of both lists. */
#define PAIRS_MAX (4u << 20)
/* Words in common of a paragraph that was changed and what it was. */
#define LIKE_PERCENT 50u

static bool is_same(const struct app_home_state *s, size_t line, size_t para)
{
    return fingerprint_is_same(&s->lines[line].mark, &s->paras[para].mark);
}

static void pair(struct app_home_state *s, size_t line, size_t para)
{
    s->para_of[line] = para;
    s->line_of[para] = line;
}

/* Pairs what is the same between from and to of both; lengths[i][j] is the longest
 * common part of what is left. */
static void pair_middle(struct app_home_state *s, size_t from, size_t lines, size_t paras)
{
    size_t width = paras - from + 1;
    uint32_t *length = ARENA_ARRAY(&s->doc->arena, uint32_t, num_mul(lines - from + 1, width));
    size_t i;
    size_t j;

    for (i = lines; i-- > from;)
        for (j = paras; j-- > from;) {
            uint32_t *at = &length[(i - from) * width + (j - from)];
            uint32_t down = at[width];

            *at = is_same(s, i, j) ? at[width + 1] + 1 : at[1] > down ? at[1] : down;
        }
    for (i = j = from; i < lines && j < paras;) {
        const uint32_t *at = &length[(i - from) * width + (j - from)];

        if (is_same(s, i, j))
            pair(s, i++, j++);
        else if (at[width] >= at[1])
            i++;
        else
            j++;
    }
}

/* How many of the words of `a` stand in `b` too, in percent. */
static unsigned likeness(struct str a, struct str b)
{
    unsigned all = 0;
    unsigned common = 0;
    struct str word;

    while (str_split(&a, ' ', &word)) {
        if (word.n == 0)
            continue;
        all++;
        common += str_find(b, word, 0) != SIZE_MAX;
    }
    return all > 0 ? common * 100 / all : 0;
}

static bool is_like(const struct app_home_state *s, size_t line, size_t para)
{
    const struct fingerprint_line *was = &s->lines[line];
    struct str words = was->len > 0 ? str_sub(s->text, was->off, was->off + was->len) : was->words;
    struct str now = node_plain_in(&s->doc->arena, s->paras[para].node);

    return likeness(now, words) >= LIKE_PERCENT || likeness(words, now) >= LIKE_PERCENT;
}

/* Lines i… and paragraphs j…, as many as given, lie between two pairs. As many of
 * both were changed one by one; else those that are like each other. */
static void pair_gap(struct app_home_state *s, size_t i, size_t lines, size_t j, size_t paras)
{
    while (lines > 0 && paras > 0) {
        if (lines == paras || is_like(s, i, j)) {
            pair(s, i++, j++);
            lines--;
            paras--;
        } else if (lines > paras) {
            i++;
            lines--;
        } else {
            j++;
            paras--;
        }
    }
}

static void pair_gaps(struct app_home_state *s)
{
    size_t i = 0;
    size_t j = 0;

    while (i < s->line_count || j < s->para_count) {
        size_t line = i;
        size_t para = j;

        while (i < s->line_count && s->para_of[i] == APP_HOME_NONE)
            i++;
        while (j < s->para_count && s->line_of[j] == APP_HOME_NONE)
            j++;
        pair_gap(s, line, i - line, para, j - para);
        i += i < s->line_count;
        j += j < s->para_count;
    }
}

bool app_home_align(struct app_home_state *s)
{
    size_t lines = s->line_count;
    size_t paras = s->para_count;
    size_t from = 0;

    s->para_of = ARENA_ARRAY(&s->doc->arena, size_t, lines + 1);
    s->line_of = ARENA_ARRAY(&s->doc->arena, size_t, paras + 1);
    for (size_t i = 0; i < lines; i++)
        s->para_of[i] = APP_HOME_NONE;
    for (size_t j = 0; j < paras; j++)
        s->line_of[j] = APP_HOME_NONE;
    for (; from < lines && from < paras && is_same(s, from, from); from++)
        pair(s, from, from);
    while (lines > from && paras > from && is_same(s, lines - 1, paras - 1))
        pair(s, --lines, --paras);
    if ((lines - from) > PAIRS_MAX / (paras - from + 1))
        return false;
    pair_middle(s, from, lines, paras);
    pair_gaps(s);
    return true;
}
