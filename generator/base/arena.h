/* SPDX-License-Identifier: MIT */
/* Region allocator: what belongs to a document lives here and goes at once. */
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
/* n zeroed bytes, aligned for any type; never NULL. Past LIMIT_ARENA_BYTES or
 * without memory the run ends (base_die). Lives until arena_done(). */
void *arena_alloc(struct arena *a, size_t n);
/* A copy with a NUL behind it (not counted), so that it may serve as a C string. */
struct str arena_str(struct arena *a, struct str s);
struct str arena_printf(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* A number in decimal, many times faster than arena_printf. */
struct str arena_int(struct arena *a, int64_t value);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), num_mul(sizeof(type), (n))))

#endif
