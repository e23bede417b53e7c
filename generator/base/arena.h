/* SPDX-License-Identifier: MIT */
/* Region allocator: everything a document owns is freed in one call. */
#ifndef ARENA_H
#define ARENA_H

#include "base/num.h"
#include "base/str.h"

struct arena_chunk;

struct arena {
    struct arena_chunk *chunk; /* newest first */
    size_t used, cap;          /* of the newest chunk, bytes */
    size_t total;              /* of all chunks; at most LIMIT_ARENA_BYTES */
};

/* Fills *a; nothing is allocated yet. Owner: caller, arena_done(). */
void arena_init(struct arena *a);
void arena_done(struct arena *a);
/* n zeroed bytes, aligned for any type; never NULL: past LIMIT_ARENA_BYTES or out of memory the
 * program exits (base_die). Valid until arena_done(). */
void *arena_alloc(struct arena *a, size_t n);
/* Copies s and adds a NUL (not counted in n), so that the result is also a C string. */
struct str arena_str(struct arena *a, struct str s);
struct str arena_printf(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Decimal number; many times faster than arena_printf. */
struct str arena_int(struct arena *a, int64_t value);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), num_mul(sizeof(type), (n))))

#endif
