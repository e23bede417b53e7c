/* SPDX-License-Identifier: MIT */
/* Exits when out of memory. */
#include "base/base.h"

#include <stdio.h>
#include <stdlib.h>

void base_die(const char *what_vi, const char *what_en)
{
    (void)fprintf(stderr, "vanban: lỗi: %s (%s) [VB-0901]\n", what_vi, what_en);
    exit(STATUS_LIMIT);
}

void base_no_memory(void)
{
    base_die("hết bộ nhớ", "out of memory");
}
