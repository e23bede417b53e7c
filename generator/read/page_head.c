/* SPDX-License-Identifier: MIT */
#include "read/page_head.h"

#include <stdlib.h>

uint64_t read_page_head_hash(uint64_t hash, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != ' ')
            hash = (hash ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
    return hash;
}

static int compare(const void *a, const void *b)
{
    const struct read_page_head *x = a;
    const struct read_page_head *y = b;

    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

void read_page_head_sort(struct read_page_head *heads, size_t n)
{
    if (n > 0)
        qsort(heads, n, sizeof(*heads), compare);
}
