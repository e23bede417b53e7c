/* SPDX-License-Identifier: MIT */
/* Looks for the least distance. */
#include "base/near.h"

unsigned near_usual(size_t n)
{
    return n / 3 > 2 ? (unsigned)(n / 3) : 2;
}

struct near near_to(struct str wanted, unsigned limit)
{
    unsigned distance = wanted.n <= limit ? (unsigned)wanted.n : limit + 1;

    return (struct near){.wanted = wanted, .distance = distance};
}

void near_try(struct near *near, struct str name, struct str shown)
{
    unsigned distance = str_distance(near->wanted, name);

    if (distance >= near->distance)
        return;
    near->distance = distance;
    near->found = shown;
}
