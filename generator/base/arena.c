/* SPDX-License-Identifier: MIT */
/* Chunks double up to 1 MiB; a larger request gets a chunk of its own. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limit.h"
#include "base/num.h"

#define CHUNK_FIRST 16384u
#define CHUNK_MAX (1u << 20)
#define ALIGNMENT 16u

struct arena_chunk {
    struct arena_chunk *next;
    size_t size;
    _Alignas(ALIGNMENT) char bytes[];
};

void arena_init(struct arena *a)
{
    *a = (struct arena){0};
}

void arena_done(struct arena *a)
{
    while (a->chunk != NULL) {
        struct arena_chunk *next = a->chunk->next;

        free(a->chunk);
        a->chunk = next;
    }
    *a = (struct arena){0};
}

static void add_chunk(struct arena *a, size_t need)
{
    size_t size = a->cap < CHUNK_MAX / 2 ? a->cap * 2 : CHUNK_MAX;
    struct arena_chunk *chunk;

    if (size < CHUNK_FIRST)
        size = CHUNK_FIRST;
    if (size < need)
        size = need;
    if (size > LIMIT_ARENA_BYTES - a->total)
        base_die(BASE_FATAL_DOCUMENT);
    chunk = malloc(num_add(sizeof(*chunk), size));
    if (chunk == NULL)
        base_no_memory();
    chunk->next = a->chunk;
    chunk->size = size;
    a->chunk = chunk;
    a->used = 0;
    a->cap = size;
    a->total += size;
}

void *arena_alloc(struct arena *a, size_t n)
{
    size_t need = num_add(n, ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    void *p;

    if (a->chunk == NULL || need > a->cap - a->used)
        add_chunk(a, need);
    p = a->chunk->bytes + a->used;
    a->used += need;
    memset(p, 0, n);
    return p;
}

struct str arena_str(struct arena *a, struct str s)
{
    char *p = arena_alloc(a, num_add(s.n, 1));

    if (s.n > 0)
        memcpy(p, s.p, s.n);
    return (struct str){p, s.n};
}

struct str arena_printf(struct arena *a, const char *fmt, ...)
{
    va_list args;
    va_list again;
    int n;
    char *p;

    va_start(args, fmt);
    va_copy(again, args);
    n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (n < 0)
        base_die(BASE_FATAL_FORMAT);
    p = arena_alloc(a, (size_t)n + 1);
    (void)vsnprintf(p, (size_t)n + 1, fmt, again); /* measured above */
    va_end(again);
    return (struct str){p, (size_t)n};
}

struct str arena_int(struct arena *a, int64_t value)
{
    char digits[24];
    size_t at = sizeof(digits);
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;

    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (value < 0)
        digits[--at] = '-';
    return arena_str(a, (struct str){digits + at, sizeof(digits) - at});
}
