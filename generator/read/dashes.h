/* SPDX-License-Identifier: MIT */
/* The delimiter row of a pipe table, for all readers. */
#ifndef READ_DASHES_H
#define READ_DASHES_H

#include "base/str.h"

/* Alignment given by a trimmed cell of that row (":---:", "---"): center, right, left or auto; NULL
 * if it is no such cell. */
const char *read_dashes_align(struct str cell);

#endif
