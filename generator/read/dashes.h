/* SPDX-License-Identifier: MIT */
/* The row of dashes below the head of a pipe table, for every reader of them. */
#ifndef READ_DASHES_H
#define READ_DASHES_H

#include "base/str.h"

/* What a trimmed cell of that row (":---:", "---") says: center, right, left or auto; NULL when
 * it is none. */
const char *read_dashes_align(struct str cell);

#endif
