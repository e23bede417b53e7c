/* SPDX-License-Identifier: MIT */
#include "read/dashes.h"

const char *read_dashes_align(struct str cell)
{
    bool left = str_starts(cell, STR(":"));
    bool right = str_ends(cell, STR(":"));

    if (cell.n < (size_t)(1 + left + right))
        return NULL;
    for (size_t i = left; i < cell.n - right; i++)
        if (cell.p[i] != '-')
            return NULL;
    return left && right ? "center" : right ? "right" : left ? "left" : "auto";
}
