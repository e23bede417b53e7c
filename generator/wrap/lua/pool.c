/* SPDX-License-Identifier: MIT */
#include "wrap/lua/pool.h"

#include <stdlib.h>
#include <string.h>

/* Region size: the rules and a document of twenty pages take 2 MB. */
#define REGION (4u << 20)

#ifdef NDEBUG
#define LARGEST WRAP_LUA_POOL_BLOCK
#else
#define LARGEST 0 /* sanitizers must see malloc's blocks */
#endif

static size_t class_of(size_t size)
{
    return (size - 1) / 16;
}

static bool is_own(const struct wrap_lua_pool *pool, const void *block)
{
    return (uintptr_t)block - (uintptr_t)pool->region < REGION && pool->region != NULL;
}

/* NULL if exhausted. */
static void *take(struct wrap_lua_pool *pool, size_t size)
{
    size_t class = class_of(size);
    size_t bytes = (class + 1) * 16;
    void *block = pool->freed[class];

    if (block != NULL) {
        memcpy(&pool->freed[class], block, sizeof(void *)); /* free list: its first bytes point to
                                                             * the next */
        return block;
    }
    if (pool->region == NULL)
        pool->region = malloc(REGION);
    if (pool->region == NULL || bytes > REGION - pool->taken)
        return NULL;
    block = pool->region + pool->taken;
    pool->taken += bytes;
    return block;
}

void wrap_lua_pool_free(struct wrap_lua_pool *pool, void *block, size_t size)
{
    size_t class;

    if (!is_own(pool, block)) {
        free(block);
        return;
    }
    class = class_of(size);
    memcpy(block, &pool->freed[class], sizeof(void *));
    pool->freed[class] = block;
}

void *wrap_lua_pool_realloc(struct wrap_lua_pool *pool, void *block, size_t old, size_t n)
{
    bool is_small = block != NULL && is_own(pool, block);
    void *moved = NULL;

    if (is_small && n <= LARGEST && class_of(n) == class_of(old))
        return block;
    if (block != NULL && !is_small && n > LARGEST)
        return realloc(block, n);
    if (n <= LARGEST)
        moved = take(pool, n);
    if (moved == NULL)
        moved = malloc(n);
    if (moved == NULL || block == NULL)
        return moved;
    memcpy(moved, block, old < n ? old : n);
    wrap_lua_pool_free(pool, block, old);
    return moved;
}

void wrap_lua_pool_done(struct wrap_lua_pool *pool)
{
    free(pool->region);
    *pool = (struct wrap_lua_pool){.region = NULL};
}
