/* SPDX-License-Identifier: MIT */
/* Longest common subsequence of two sequences, after stripping equal ends. */
#include "diff/align.h"

static bool is_same(const struct diff_align_sides *sides, size_t old, size_t new)
{
    return sides->is_same(sides->user, old, new);
}

static void pair(struct diff_align *align, size_t old, size_t new)
{
    align->new_of[old] = new;
    align->old_of[new] = old;
}

/* Pairs equal elements in [from, olds) and [from, news). lengths[i][j] is the LCS length of the
 * suffixes from i and j. */
static void pair_middle(struct arena *arena, const struct diff_align_sides *sides, size_t from,
                        size_t olds, size_t news, struct diff_align *align)
{
    size_t width = news - from + 1;
    uint32_t *lengths = ARENA_ARRAY(arena, uint32_t, num_mul(olds - from + 1, width));
    size_t i;
    size_t j;

    for (i = olds; i-- > from;)
        for (j = news; j-- > from;) {
            uint32_t *at = &lengths[(i - from) * width + (j - from)];
            uint32_t down = at[width];

            *at = is_same(sides, i, j) ? at[width + 1] + 1 : at[1] > down ? at[1] : down;
        }
    for (i = j = from; i < olds && j < news;) {
        const uint32_t *at = &lengths[(i - from) * width + (j - from)];

        if (is_same(sides, i, j))
            pair(align, i++, j++);
        else if (at[width] >= at[1])
            i++;
        else
            j++;
    }
}

/* Pairs within a gap: `olds` elements from i and `news` from j lie between two pairs. */
static void pair_gap(const struct diff_align_sides *sides, size_t i, size_t olds, size_t j,
                     size_t news, struct diff_align *align)
{
    while (olds > 0 && news > 0) {
        if (olds == news || sides->is_like(sides->user, i, j)) {
            pair(align, i++, j++);
            olds--;
            news--;
        } else if (olds > news) {
            i++;
            olds--;
        } else {
            j++;
            news--;
        }
    }
}

static void pair_gaps(const struct diff_align_sides *sides, struct diff_align *align)
{
    size_t i = 0;
    size_t j = 0;

    while (i < sides->old_count || j < sides->new_count) {
        size_t old = i;
        size_t new = j;

        while (i < sides->old_count && align->new_of[i] == DIFF_ALIGN_NONE)
            i++;
        while (j < sides->new_count && align->old_of[j] == DIFF_ALIGN_NONE)
            j++;
        pair_gap(sides, old, i - old, new, j - new, align);
        i += i < sides->old_count;
        j += j < sides->new_count;
    }
}

static size_t *none_of(struct arena *arena, size_t count)
{
    size_t *list = ARENA_ARRAY(arena, size_t, num_add(count, 1));

    for (size_t i = 0; i < count; i++)
        list[i] = DIFF_ALIGN_NONE;
    return list;
}

bool diff_align(struct arena *arena, const struct diff_align_sides *sides, struct diff_align *out)
{
    size_t olds = sides->old_count;
    size_t news = sides->new_count;
    size_t from = 0;

    out->new_of = none_of(arena, olds);
    out->old_of = none_of(arena, news);
    for (; from < olds && from < news && is_same(sides, from, from); from++)
        pair(out, from, from);
    while (olds > from && news > from && is_same(sides, olds - 1, news - 1))
        pair(out, --olds, --news);
    if (olds - from > DIFF_ALIGN_PAIRS_MAX / (news - from + 1))
        return false;
    pair_middle(arena, sides, from, olds, news, out);
    pair_gaps(sides, out);
    return true;
}

unsigned diff_align_percent(struct str a, struct str b)
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
