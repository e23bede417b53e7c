/* SPDX-License-Identifier: MIT */
/* Compares two sorted lists of targets. */
#include "doc/ledger_link.h"

#include <stdlib.h>

#include "base/buf.h"
#include "doc/walk.h"

struct target {
    struct str href, at;
};

static int compare(const void *a, const void *b)
{
    const struct target *x = a;
    const struct target *y = b;

    return str_cmp(x->href, y->href);
}

static void add(struct buf *list, struct str href, struct str at)
{
    struct target target = {href, at};

    buf_add(list, &target, sizeof(target));
}

static const struct target *sort(struct buf *list, size_t *count)
{
    struct target *all = (struct target *)(void *)list->p;

    *count = list->n / sizeof(*all);
    if (*count > 1)
        qsort(all, *count, sizeof(*all), compare);
    return all;
}

void ledger_link(struct ledger *f, const struct node *root)
{
    struct buf made = BUF_NEW;
    struct buf kept = BUF_NEW;
    const struct target *m;
    const struct target *k;
    size_t made_count;
    size_t kept_count;
    size_t at = 0;

    for (const struct ledger_entry *e = f->entries; e != NULL; e = e->next)
        if (e->what == LEDGER_LINK_TARGET)
            add(&made, e->after, e->at);
    for (struct walk it = walk_start(root); made.n > 0 && walk_next(&it);)
        if (it.enter && it.node->kind == NODE_LINK)
            add(&kept, it.node->text, STR_NONE);
    m = sort(&made, &made_count);
    k = sort(&kept, &kept_count);
    for (size_t i = 0; i < made_count; i++) {
        while (at < kept_count && str_cmp(k[at].href, m[i].href) < 0)
            at++;
        if (at < kept_count && str_eq(k[at].href, m[i].href))
            at++;
        else
            ledger_add(f, LEDGER_MARKUP, m[i].at, m[i].href, STR_NONE);
    }
    buf_done(&made);
    buf_done(&kept);
}
