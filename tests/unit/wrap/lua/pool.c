/* SPDX-License-Identifier: MIT */
/* wrap/lua/pool.c: blocks keep what is in them, in the region and beyond it. */
#include "wrap/lua/pool.h"

#include <stdlib.h>
#include <string.h>

#include "unit.h"

#define BLOCKS 3000u

struct block {
    unsigned char *p;
    size_t n;
    unsigned char mark;
};

static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static bool is_whole(const struct block *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (b->p[i] != b->mark)
            return false;
    return true;
}

/* Blocks of all sizes grow, shrink and go, 20 MB in all: more than the region holds. */
static void test_blocks(void)
{
    static struct block blocks[BLOCKS];
    struct wrap_lua_pool pool = {.region = NULL};
    uint32_t state = 2026;

    for (unsigned round = 0; round < 200000; round++) {
        struct block *b = &blocks[next_random(&state) % BLOCKS];
        size_t n = next_random(&state) % (next_random(&state) % 8 == 0 ? 20000 : 300) + 1;

        CHECK_SAY(is_whole(b, b->n), "round %u: %zu bytes were written into", round, b->n);
        if (next_random(&state) % 4 == 0) {
            wrap_lua_pool_free(&pool, b->p, b->n);
            *b = (struct block){NULL, 0, 0};
            continue;
        }
        b->p = wrap_lua_pool_realloc(&pool, b->p, b->n, n);
        CHECK_SAY(b->p != NULL && (uintptr_t)b->p % 16 == 0, "round %u: no block", round);
        CHECK_SAY(is_whole(b, b->n < n ? b->n : n), "round %u: lost on the way", round);
        b->n = n;
        b->mark = (unsigned char)next_random(&state);
        memset(b->p, b->mark, n);
    }
    for (size_t i = 0; i < BLOCKS; i++)
        wrap_lua_pool_free(&pool, blocks[i].p, blocks[i].n);
    wrap_lua_pool_done(&pool);
    CHECK_SAY(pool.region == NULL, "the region is kept");
}

int main(void)
{
    test_blocks();
    return unit_done();
}
