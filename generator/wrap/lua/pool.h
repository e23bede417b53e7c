/* SPDX-License-Identifier: MIT */
/* Small blocks for Lua out of one region, by size: most blocks are small, and malloc takes a tenth
 * of what a run of rules takes. */
#ifndef WRAP_LUA_POOL_H
#define WRAP_LUA_POOL_H

#include "base/base.h"

/* Blocks of 16, 32 … WRAP_LUA_POOL_BLOCK bytes. */
#define WRAP_LUA_POOL_BLOCK 256
#define WRAP_LUA_POOL_CLASSES (WRAP_LUA_POOL_BLOCK / 16)

struct wrap_lua_pool {
    char *region; /* NULL: not asked for yet, or not to be had */
    size_t taken; /* bytes from its beginning; it does not grow */
    void *freed[WRAP_LUA_POOL_CLASSES];
};

/*
 * As realloc() for a block of `old` bytes (NULL and 0: a new one) and n > 0; NULL when memory is
 * lost. What is larger, and all when the region is full or under sanitizers, is malloc's. A pool of
 * zeros is empty. Owner of the region: the pool, wrap_lua_pool_done() when all blocks are freed.
 */
void *wrap_lua_pool_realloc(struct wrap_lua_pool *pool, void *block, size_t old, size_t n);
/* A block of that size; NULL is nothing to free. */
void wrap_lua_pool_free(struct wrap_lua_pool *pool, void *block, size_t size);
void wrap_lua_pool_done(struct wrap_lua_pool *pool);

#endif
