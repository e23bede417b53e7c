/* SPDX-License-Identifier: MIT */
/* Checked arithmetic on sizes: an overflow is lost memory and ends the run. */
#ifndef NUM_H
#define NUM_H

#include "base/base.h"

size_t num_add(size_t a, size_t b);
size_t num_mul(size_t a, size_t b);
/* Narrows; callers have checked against a limit, so a larger value is fatal. */
uint32_t num_u32(size_t n);

#endif
