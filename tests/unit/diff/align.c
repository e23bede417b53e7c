/* SPDX-License-Identifier: MIT */
/* diff/align.c: sequences of letters; upper and lower case of one letter are alike. */
#include "diff/align.h"

#include "unit.h"

struct sides {
    const char *old, *new;
};

static bool is_same(const void *user, size_t old, size_t new)
{
    const struct sides *s = user;

    return s->old[old] == s->new[new];
}

static bool is_like(const void *user, size_t old, size_t new)
{
    const struct sides *s = user;

    return (s->old[old] | 0x20) == (s->new[new] | 0x20);
}

static bool align(struct arena *a, const struct sides *s, struct diff_align *out)
{
    struct diff_align_sides sides = {strlen(s->old), strlen(s->new), is_same, is_like, s};

    return diff_align(a, &sides, out);
}

static const struct row {
    const char *old, *new, *want; /* the pairs; - alone is gone, + alone is new */
} rows[] = {
    {"", "", ""},
    {"abc", "abc", "aa bb cc"},
    {"abc", "", "a- b- c-"},
    {"", "ab", "+a +b"},
    {"abc", "axbc", "aa +x bb cc"},
    {"axbc", "abc", "aa x- bb cc"},
    {"abcd", "bcda", "a- bb cc dd +a"},
    /* as many of both between two pairs: changed one by one, alike or not */
    {"apqz", "axyz", "aa px qy zz"},
    /* more on one side: those that are alike */
    {"aqQz", "aBqCz", "aa +B qq QC zz"},
    {"apz", "axPyz", "aa +x pP +y zz"},
    {"axPyz", "apz", "aa x- Pp y- zz"},
    {"aaa", "aa", "aa aa a-"},
};

static void check_pairs(void)
{
    UNIT_EACH (struct row, r, rows) {
        struct arena a;
        struct buf got = BUF_NEW;
        struct diff_align pairs;
        size_t i = 0;
        size_t j = 0;

        arena_init(&a);
        CHECK(align(&a, &(struct sides){r->old, r->new}, &pairs));
        while (r->old[i] != '\0' || r->new[j] != '\0') {
            if (got.n > 0)
                buf_char(&got, ' ');
            if (r->old[i] != '\0' && pairs.new_of[i] == DIFF_ALIGN_NONE) {
                buf_printf(&got, "%c-", r->old[i++]);
            } else if (r->new[j] != '\0' && pairs.old_of[j] == DIFF_ALIGN_NONE) {
                buf_printf(&got, "+%c", r->new[j++]);
            } else {
                CHECK(pairs.new_of[i] == j && pairs.old_of[j] == i);
                buf_printf(&got, "%c%c", r->old[i++], r->new[j++]);
            }
        }
        CHECK_STR(buf_view(&got), r->want);
        buf_done(&got);
        arena_done(&a);
    }
}

static bool never(const void *user, size_t old, size_t new)
{
    (void)user;
    return old > new &&old < new;
}

static bool always(const void *user, size_t old, size_t new)
{
    return !never(user, old, new);
}

/* What is equal at the ends costs nothing, however long it is. */
static void check_limit(void)
{
    struct arena a;
    struct diff_align pairs;
    struct diff_align_sides far = {1u << 12, 1u << 12, never, never, NULL};
    struct diff_align_sides same = {1u << 16, 1u << 16, always, never, NULL};

    arena_init(&a);
    CHECK(!diff_align(&a, &far, &pairs));
    CHECK(diff_align(&a, &same, &pairs));
    CHECK(pairs.new_of[65535] == 65535);
    arena_done(&a);
}

static void check_percent(void)
{
    CHECK_UINT(diff_align_percent(STR("một hai  ba bốn"), STR("hai bốn năm")), 50);
    CHECK_UINT(diff_align_percent(STR("một"), STR("một hai")), 100);
    CHECK_UINT(diff_align_percent(STR(" "), STR("một")), 0);
}

int main(void)
{
    check_pairs();
    check_limit();
    check_percent();
    return unit_done();
}
