/* SPDX-License-Identifier: MIT */
/* Checked size arithmetic: an overflow is treated as out of memory (base_die). */
#ifndef NUM_H
#define NUM_H

#include "base/base.h"

size_t num_add(size_t a, size_t b);
size_t num_mul(size_t a, size_t b);
/* Narrows; fatal for larger values, since callers have already checked a limit. */
uint32_t num_u32(size_t n);

#endif
