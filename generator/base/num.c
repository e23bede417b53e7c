/* SPDX-License-Identifier: MIT */
/* The only place where sizes are added, multiplied and narrowed. */
#include "base/num.h"

NORETURN static void overflow(void)
{
    base_die(BASE_FATAL_SIZE);
}

size_t num_add(size_t a, size_t b)
{
    if (b > SIZE_MAX - a)
        overflow();
    return a + b;
}

size_t num_mul(size_t a, size_t b)
{
    if (a != 0 && b > SIZE_MAX / a)
        overflow();
    return a * b;
}

uint32_t num_u32(size_t n)
{
    if (n > UINT32_MAX)
        overflow();
    return (uint32_t)n;
}
