/* SPDX-License-Identifier: MIT */
/* Exits when out of memory. */
#include "base/base.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const lines[] = {
#define BASE_FATAL(name, vi, en) "vanban: " vi " (" en ") [VB-0901]\n",
#include "base/fatal.def"
#undef BASE_FATAL
};

void base_die(enum base_fatal why)
{
    (void)fputs(lines[why], stderr);
    exit(STATUS_LIMIT);
}

void base_no_memory(void)
{
    base_die(BASE_FATAL_MEMORY);
}
